import { recordSiteAct } from '../audit/record-act.ts';
import { AppError } from '../errors.ts';
import { recallJobs } from '../jobs/lease.ts';
import { setBudgetLimit } from '../llm/budget-repository.ts';
import { toMicros } from '../llm/price-table.ts';
import { listCourses } from '../lti/directory-repository.ts';
import { tryoutModel } from '../reviews/tryout/tryout-model.ts';
import type { Services } from '../services.ts';
import { submissionModel } from '../submissions/submission-model.ts';

/**
 * Gives a course its own budget per month, in whole units of the price table's currency; work that waited for money is
 * due again at once. `course` is an id as `budgets` lists it. Throws AppError `no-such-course` (404), `amount-invalid`
 * or `prices-missing`.
 */
export async function setBudget(
  { db, clock, prices }: Pick<Services, 'db' | 'clock' | 'prices'>,
  command: { course: string; amount: string; by: string },
): Promise<{ limit: number; currency: string; recalled: number }> {
  if (prices === null) throw new AppError('prices-missing');
  const limit = readAmount(command.amount);
  const course = (await listCourses(db)).find(({ _id }) => _id === command.course);
  if (!course) throw new AppError('no-such-course', { status: 404, details: { course: command.course } });
  const tenancy = { platformId: course.platformId, courseId: course._id };
  const now = clock.now();
  await recordSiteAct({ db, clock }, command.by, 'budget-set', { course: course._id, limit });
  await setBudgetLimit(db, tenancy, { limit, setBy: command.by, setAt: now });
  const recall = { reasons: ['budget-reached', 'price-unknown'], now };
  await recallJobs(tryoutModel(db), tenancy, recall);
  const recalled = await recallJobs(submissionModel(db), tenancy, recall);
  return { limit, currency: prices.currency, recalled };
}

function readAmount(amount: string): number {
  if (!/^\d{1,7}(\.\d{1,6})?$/.test(amount)) throw new AppError('amount-invalid', { details: { amount } });
  return toMicros(Number(amount));
}
