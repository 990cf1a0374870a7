import type { Connection } from 'mongoose';
import type { Assignment } from '../../assignments/assignment.ts';
import { findMembership } from '../../lti/directory-repository.ts';
import type { Services } from '../../services.ts';
import { listAttempts } from '../submission-repository.ts';
import type { Submission } from '../submission.ts';
import { chooseGrader } from './divide-class.ts';
import { countShares } from './share-repository.ts';

/**
 * The share that work goes to when it is handed in: that of the student's earlier attempt, of their group, or of the
 * grader who is furthest below their part. Undefined where the class is not divided.
 */
export async function shareHandedIn(
  { db }: Pick<Services, 'db'>,
  { shares, _id: assignmentId }: Assignment,
  attempt: Submission,
): Promise<Submission['share']> {
  if (!shares) return undefined;
  const { platformId, courseId, personId } = attempt;
  const tenancy = { platformId, courseId };
  const [membership, counted, earlier] = await Promise.all([
    findMembership(db, tenancy, personId),
    countShares(db, { tenancy, assignmentId }),
    earlierGrader(db, attempt),
  ]);
  const grader = chooseGrader(shares, { earlier, groups: membership?.groups ?? [], counts: countOf(counted) });
  return grader === null ? undefined : { grader, named: false };
}

async function earlierGrader(db: Connection, { attempt, assignmentId, personId, ...where }: Submission) {
  if (attempt === 1) return null;
  const attempts = await listAttempts(db, where, { assignmentId, personId });
  return attempts.findLast(({ share }) => share)?.share?.grader ?? null;
}

function countOf(counted: Awaited<ReturnType<typeof countShares>>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { grader, count, state } of counted)
    if (state !== 'superseded') counts.set(grader, (counts.get(grader) ?? 0) + count);
  return counts;
}
