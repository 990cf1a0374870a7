import { median } from 'simple-statistics';
import type { ReviewTimeFigures } from '../assignments/agreement-view.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { addReviewTime, listReviewTimes } from './review-time-repository.ts';
import type { ReviewCommand } from './reviewing.ts';

/**
 * The time a review takes: from the first opening of the work to its decision, all sittings together, stretches of more
 * than five minutes without a sign of the page left out. Signs are its opening, every 15 seconds while it is open and
 * in view (`presence.hbs`), and the decision. Without scripts there is the opening and the decision alone, so that a
 * longer look counts as none there. Work approved in a batch is not counted.
 */
export async function noteReviewTime(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { tenancy, submissionId }: Pick<ReviewCommand, 'tenancy' | 'submissionId'>,
): Promise<void> {
  await addReviewTime(db, { tenancy, submissionId }, { now: clock.now(), pauseMs: PAUSE_MS });
}

const PAUSE_MS = 5 * 60_000;

/** The median over the decided works of an assignment, in milliseconds; null before there is one. */
export async function findReviewTime(
  { db }: Pick<Services, 'db'>,
  tenancy: Tenancy,
  assignmentId: string,
): Promise<ReviewTimeFigures> {
  const times = await listReviewTimes(db, tenancy, assignmentId);
  return { n: times.length, medianMs: times.length === 0 ? null : median(times) };
}
