import { createHash, randomUUID } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import {
  findAssignmentByLink,
  findRubricVersion,
  insertAssignment,
  insertUnlinked,
  keepRubricVersion,
} from './assignment-repository.ts';
import type { Assignment } from './assignment.ts';
import { blindShareOf } from './blind-share.ts';
import { copiedOpening } from './opening.ts';
import { replyRulesOf } from './reply-rules.ts';
import { rubricVersion, type AssignmentSettings } from './set-up-assignment.ts';
import { switchedNames } from './switched-names.ts';

/**
 * Makes a link's first assignment a copy of another one: what is asked, the rubric as it stands there, the rules. Never
 * people, shares, work, drafts or reviews. Whoever was quicker wins, and theirs is what comes back. Which source, and
 * what of it this person may have, the caller has decided. Throws AppError `copy-gone` (404).
 */
export async function copyAssignment(
  services: Pick<Services, 'db' | 'clock'>,
  command: Copying & { linkId: string },
): Promise<Assignment> {
  const { tenancy, linkId } = command;
  const copy = { ...(await madeCopy(services, command)), _id: randomUUID(), linkId };
  if (await insertAssignment(services.db, copy)) return copy;
  return (await findAssignmentByLink(services.db, tenancy, linkId)) ?? copy;
}

/**
 * The same for the LMS's picker: the first launch of the link that is made binds it. Sent twice in one visit it makes
 * one, so its id comes of both. Throws AppError `copy-gone` (404).
 */
export async function copyPickedAssignment(
  services: Pick<Services, 'db' | 'clock'>,
  command: Copying & { launchId: string },
): Promise<Assignment> {
  const _id = createHash('sha256')
    .update(JSON.stringify(['copy', command.launchId, command.source._id]))
    .digest('base64url')
    .slice(0, 24);
  const copy = { ...(await madeCopy(services, command)), _id, linkId: null };
  await insertUnlinked(services.db, copy);
  return copy;
}

async function madeCopy({ db, clock }: Pick<Services, 'db' | 'clock'>, command: Copying) {
  const { tenancy, by, source, takes } = command;
  const old = await findRubricVersion(db, source, source.rubricVersionId);
  if (!old) throw new AppError('copy-gone', { status: 404 });
  const now = clock.now();
  const version = rubricVersion(tenancy, old.rubric, now);
  await keepRubricVersion(db, version);
  const settings = copyOf(source, takes, now);
  const switched = switchedNames(null, { settings, by, at: now });
  const fields = ownFields(tenancy, by.id, now);
  return { ...settings, ...exemplarsOf(source, takes), ...switched, ...fields, rubricVersionId: version._id };
}

export type Copying = {
  tenancy: Tenancy;
  by: { id: string; name: string | null };
  source: Assignment;
  takes: Takes;
};

/** What comes along besides. `dates`: those still ahead; otherwise none. */
type Takes = { notes: boolean; exemplars: boolean; dates: boolean };

/** Field by field, so that nothing which is added to assignments later comes along undecided. */
function copyOf(
  assignment: Assignment,
  takes: Takes,
  now: Date,
): AssignmentSettings & Pick<Assignment, 'libraryRubricId' | 'originIds'> {
  const { title, task, notes, attemptsAllowed, dueAt, feedbackLanguage, counts } = assignment;
  const { solutionsAllowed = false, draftsByHour = null, originIds = [], _id } = assignment;
  const { releaseNotBefore = null, releaseTogether = false, anonymous = false } = assignment;
  const { secondMarker = null, libraryRubricId = null } = assignment;
  const replyRules = replyRulesOf(assignment);
  // Last year's date would mark everybody's work as late.
  const dateOf = (moment: Date | null) => (takes.dates && moment !== null && moment > now ? moment : null);
  return {
    ...{ title, task, attemptsAllowed, feedbackLanguage, counts },
    notes: takes.notes ? notes : '',
    dueAt: dateOf(dueAt),
    opening: copiedOpening(assignment, dateOf),
    blindShare: blindShareOf(assignment),
    ...{ solutionsAllowed, draftsByHour, releaseTogether, anonymous, secondMarker, libraryRubricId },
    ...selfRuleOf(assignment),
    releaseNotBefore: dateOf(releaseNotBefore),
    replyRules: { ...replyRules, until: dateOf(replyRules.until) },
    originIds: [...originIds, _id],
  };
}

function selfRuleOf({ selfAssessment = null }: Assignment) {
  return { selfAssessment };
}

/** Under ids of their own; whoever may take them along has judged by them. */
function exemplarsOf({ exemplars }: Assignment, takes: Takes): Pick<Assignment, 'exemplars'> {
  if (!takes.exemplars || !exemplars) return {};
  return { exemplars: exemplars.map((exemplar) => ({ ...exemplar, id: randomUUID() })) };
}

function ownFields({ platformId, courseId }: Tenancy, by: string, now: Date) {
  return { platformId, courseId, createdBy: by, createdAt: now, updatedAt: now };
}
