import { findRubricVersion } from '../assignments/assignment-repository.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { earlierPoints, type EarlierPoints } from './earlier-points.ts';
import type { FoundStanding } from './student-work.ts';

/** The earlier next steps that stand beside the attempt being written, with the rubric they were given by. */
export async function findChecklist(
  { db }: Pick<Services, 'db'>,
  tenancy: Tenancy,
  { attempts, assignment }: FoundStanding,
): Promise<(EarlierPoints & { rubric: Rubric | null }) | null> {
  const earlier = earlierPoints(attempts, Infinity);
  if (!earlier) return null;
  const { rubricVersionId = null } = attempts.find(({ attempt }) => attempt === earlier.attempt) ?? {};
  const version = await findRubricVersion(db, tenancy, rubricVersionId ?? assignment.rubricVersionId);
  return { ...earlier, rubric: version?.rubric ?? null };
}
