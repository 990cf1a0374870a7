import type { TryoutFigures } from '../../assignments/agreement-view.ts';
import { findRubricVersion } from '../../assignments/assignment-repository.ts';
import type { Assignment } from '../../assignments/assignment.ts';
import type { Services } from '../../services.ts';
import { readTryout } from './read-tryout.ts';

/** The last try-out of an assignment's exemplars, as its set-up page says it; null before the first. */
export async function findTryoutFigures(
  services: Pick<Services, 'db' | 'readers'>,
  assignment: Assignment,
): Promise<TryoutFigures | null> {
  if ((assignment.exemplars ?? []).length === 0) return null;
  const version = await findRubricVersion(services.db, assignment, assignment.rubricVersionId);
  if (!version) return null;
  const { agreement, changed, pending, tried } = await readTryout(services, assignment, version.rubric);
  if (agreement === null && pending === 0) return null;
  const demonstration = tried.some(({ outcome }) => outcome?.result.demonstration);
  return { same: agreement?.same ?? 0, n: agreement?.n ?? 0, stale: changed.length > 0, pending, demonstration };
}
