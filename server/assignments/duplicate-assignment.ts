import { randomUUID } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import {
  findAssignmentByLink,
  findRubricVersion,
  insertAssignment,
  keepRubricVersion,
} from './assignment-repository.ts';
import type { Assignment } from './assignment.ts';
import { blindShareOf } from './blind-share.ts';
import { findCopySource, type CopySource } from './find-copy-source.ts';
import { replyRulesOf } from './reply-rules.ts';
import { switchedNames } from './switched-names.ts';
import { rubricVersion, type AssignmentSettings } from './set-up-assignment.ts';

/**
 * Makes this course's own copy of the assignment behind a copied link: what is asked, the rubric and the rules, never
 * people, work, drafts or reviews. Whoever was quicker wins. Throws AppError `copy-gone` (404).
 */
export async function duplicateAssignment(
  services: Pick<Services, 'db' | 'clock'>,
  command: { tenancy: Tenancy; linkId: string; by: { id: string; name: string | null } },
): Promise<Assignment> {
  const { db, clock } = services;
  const { tenancy, linkId, by } = command;
  const standing = await findAssignmentByLink(db, tenancy, linkId);
  if (standing) return standing;
  const source = await findCopySource(services, { tenancy, linkId, personId: by.id });
  const old = source && (await findRubricVersion(db, source.assignment, source.assignment.rubricVersionId));
  if (!source || !old) throw new AppError('copy-gone', { status: 404 });
  const now = clock.now();
  const version = rubricVersion(tenancy, old.rubric, now);
  await keepRubricVersion(db, version);
  const settings = copyOf(source, now);
  const switched = switchedNames(null, { settings, by, at: now });
  const fields = ownFields(tenancy, { linkId, by: by.id, now });
  const copy = { ...settings, ...switched, ...fields, rubricVersionId: version._id };
  if (await insertAssignment(db, copy)) return copy;
  return (await findAssignmentByLink(db, tenancy, linkId)) ?? copy;
}

/** Field by field, so that nothing which is added to assignments later comes along undecided. */
function copyOf(
  { assignment, taught }: CopySource,
  now: Date,
): AssignmentSettings & Pick<Assignment, 'libraryRubricId' | 'originIds'> {
  const { title, task, notes, attemptsAllowed, dueAt, feedbackLanguage, counts } = assignment;
  const { solutionsAllowed = false, draftsByHour = null, originIds = [], _id } = assignment;
  const { releaseNotBefore = null, releaseTogether = false, anonymous = false } = assignment;
  const { secondMarker = null, libraryRubricId = null } = assignment;
  const replyRules = replyRulesOf(assignment);
  return {
    ...{ title, task, attemptsAllowed, feedbackLanguage, counts },
    notes: taught ? notes : '',
    // Last year's date would mark everybody's work as late.
    dueAt: stillAhead(dueAt, now),
    blindShare: blindShareOf(assignment),
    ...{ solutionsAllowed, draftsByHour, releaseTogether, anonymous, secondMarker, libraryRubricId },
    releaseNotBefore: stillAhead(releaseNotBefore, now),
    replyRules: { ...replyRules, until: stillAhead(replyRules.until, now) },
    originIds: [...originIds, _id],
  };
}

function stillAhead(moment: Date | null, now: Date): Date | null {
  return moment !== null && moment > now ? moment : null;
}

function ownFields({ platformId, courseId }: Tenancy, { linkId, by, now }: { linkId: string; by: string; now: Date }) {
  return { _id: randomUUID(), platformId, courseId, linkId, createdBy: by, createdAt: now, updatedAt: now };
}
