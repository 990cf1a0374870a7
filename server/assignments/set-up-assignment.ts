import { createHash, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Rubric } from '../rubrics/rubric.ts';
import { rubricKey } from '../rubrics/rubric-version.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import {
  findAssignmentByLink,
  insertAssignment,
  keepRubricVersion,
  updateAssignment,
} from './assignment-repository.ts';
import type { Assignment, RubricVersion, SelfAssessmentRule } from './assignment.ts';
import { changedOpening, type Opening } from './opening.ts';
import { changedSettings } from './changed-settings.ts';
import type { ReplyRules } from './reply-rules.ts';
import { switchedNames } from './switched-names.ts';
import { switchedRubric } from './switched-rubric.ts';
import type { SecondMarkerRule } from './second-marker-rule.ts';

/**
 * Opens a resource link for handing in, or changes what it asks. A changed rubric becomes a new version; work handed
 * in before stays with the version it was handed in under. `seenAt` is the `updatedAt` of what the person saw (null:
 * nothing was set up yet; undefined: not known, so whatever stands now is changed).
 */
export async function setUpAssignment(services: SetUpServices, command: SetUpCommand): Promise<SetUpResult> {
  const { tenancy, linkId } = command;
  const now = services.clock.now();
  const version = rubricVersion(tenancy, command.rubric, now);
  await keepRubricVersion(services.db, version);
  const standing = await findAssignmentByLink(services.db, tenancy, linkId);
  if (!standing) return create(services, command, newAssignment(command, version._id, now));
  if (command.seenAt !== undefined && command.seenAt?.getTime() !== standing.updatedAt.getTime())
    return { kind: 'changed-meanwhile', assignment: standing };
  return change(services, command, standing, { rubricVersionId: version._id, now });
}

/** What a person decides about an assignment, apart from its rubric. */
export type AssignmentSettings = Pick<
  Assignment,
  'title' | 'task' | 'notes' | 'attemptsAllowed' | 'dueAt' | 'feedbackLanguage' | 'counts'
> &
  Required<
    Pick<
      Assignment,
      'blindShare' | 'solutionsAllowed' | 'draftsByHour' | 'releaseNotBefore' | 'releaseTogether' | 'anonymous'
    >
  > & {
    replyRules: ReplyRules;
    secondMarker: SecondMarkerRule | null;
    selfAssessment: SelfAssessmentRule | null;
    opening: Opening | null;
  };

export type SetUpCommand = {
  tenancy: Tenancy;
  linkId: string;
  /** Who sets it up; `id` is a person id. */
  by: { id: string; name: string | null };
  settings: AssignmentSettings;
  rubric: Rubric;
  /** Where in the library it was chosen; null or absent for a pasted one. */
  libraryRubricId?: string | null;
  seenAt?: Date | null | undefined;
};

export type SetUpResult =
  { kind: 'saved'; assignment: Assignment } | { kind: 'changed-meanwhile'; assignment: Assignment };

type SetUpServices = Pick<Services, 'db' | 'clock'>;

/** The id is made from course and content, so the same rubric chosen twice is one version. */
export function rubricVersion(tenancy: Tenancy, rubric: Rubric, now: Date): RubricVersion {
  const { platformId, courseId } = tenancy;
  const name = JSON.stringify([platformId, courseId, rubricKey(rubric)]);
  const _id = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return { _id, platformId, courseId, rubric, createdAt: now };
}

function newAssignment(command: SetUpCommand, rubricVersionId: string, now: Date): Assignment & { linkId: string } {
  const { platformId, courseId } = command.tenancy;
  return {
    ...command.settings,
    ...switchedNames(null, { ...command, at: now }),
    _id: randomUUID(),
    platformId,
    courseId,
    linkId: command.linkId,
    rubricVersionId,
    libraryRubricId: command.libraryRubricId ?? null,
    createdBy: command.by.id,
    createdAt: now,
    updatedAt: now,
  };
}

async function create(
  services: SetUpServices,
  command: SetUpCommand,
  wanted: Assignment & { linkId: string },
): Promise<SetUpResult> {
  if (await insertAssignment(services.db, wanted)) return { kind: 'saved', assignment: wanted };
  return { kind: 'changed-meanwhile', assignment: await standingNow(services, command) };
}

async function change(
  services: SetUpServices,
  command: SetUpCommand,
  standing: Assignment,
  { rubricVersionId, now }: { rubricVersionId: string; now: Date },
): Promise<SetUpResult> {
  const names = switchedNames(standing, { ...command, at: now });
  const versions = switchedRubric(standing, { to: rubricVersionId, by: command.by, at: now });
  const same = rubricVersionId === standing.rubricVersionId;
  // The very same rubric as text, as the page shows it to whoever does not see where it was chosen, comes from there still.
  const libraryRubricId = command.libraryRubricId ?? (same ? (standing.libraryRubricId ?? null) : null);
  const act = { by: command.by.id, byName: command.by.name, at: now };
  const opening = changedOpening(standing, command.settings.opening, act);
  const asked = { ...command.settings, opening, rubricVersionId, libraryRubricId };
  const settings = { ...asked, ...names, ...versions, ...changedSettings(standing, asked, act) };
  // Always later than before, even within one millisecond or after the clock was set back: it tells versions apart.
  const updatedAt = new Date(Math.max(now.getTime(), standing.updatedAt.getTime() + 1));
  const write = { id: standing._id, seenAt: standing.updatedAt, settings, updatedAt };
  const saved = await updateAssignment(services.db, command.tenancy, write);
  if (saved) return { kind: 'saved', assignment: saved };
  const found = await standingNow(services, command);
  // The write may have arrived although its answer was lost: then what stands is what was wanted.
  // The mark for the audit is another one after every write.
  const { auditOwed } = found;
  const arrived = isDeepStrictEqual({ ...found, auditOwed }, { ...standing, ...settings, updatedAt, auditOwed });
  return { kind: arrived ? 'saved' : 'changed-meanwhile', assignment: found };
}

async function standingNow(services: SetUpServices, { tenancy, linkId }: SetUpCommand): Promise<Assignment> {
  const assignment = await findAssignmentByLink(services.db, tenancy, linkId);
  if (!assignment) throw new Error('an assignment that was there a moment ago is gone');
  return assignment;
}
