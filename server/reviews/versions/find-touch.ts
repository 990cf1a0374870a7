import { findRubricVersion } from '../../assignments/assignment-repository.ts';
import type { Assignment } from '../../assignments/assignment.ts';
import { rubricKey } from '../../rubrics/rubric-version.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import { findForRubric } from '../bank/saved-point-repository.ts';
import { listBatches } from '../batch/batch-repository.ts';
import { touchOf, type Touch } from './touch.ts';
import { listVersionWorks } from './version-work-repository.ts';

/** How many marks of an assignment the gradebook was sent: a later stage knows, and `app.ts` hands it in. */
export type CountScores = (tenancy: Tenancy, assignmentId: string) => Promise<number>;

/** What `next` would touch in the place of the rubric in use; null where it is the same one, or there is no work. */
export async function findTouch(
  { db }: Pick<Services, 'db'>,
  countScores: CountScores,
  { tenancy, assignment, next }: { tenancy: Tenancy; assignment: Assignment; next: Rubric },
): Promise<Touch | null> {
  const version = await findRubricVersion(db, tenancy, assignment.rubricVersionId);
  if (!version || rubricKey(version.rubric) === rubricKey(next)) return null;
  const works = await listVersionWorks(db, tenancy, assignment._id);
  if (works.length === 0) return null;
  const [saved, batches, scores] = await Promise.all([
    findForRubric(db, tenancy, version.rubric),
    listBatches(db, tenancy, assignment._id),
    countScores(tenancy, assignment._id),
  ]);
  const underWay = batches.filter(({ state }) => state === 'reading' || state === 'approving').map(({ _id }) => _id);
  const { rubric: before } = version;
  const about = { standing: version._id, before, after: next, exemplars: assignment.exemplars };
  return touchOf({ ...about, works, saved, batches: underWay, scores });
}
