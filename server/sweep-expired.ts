import { sweepAdminAccess } from './admin/admin-access-repository.ts';
import { sweepVisits } from './http/visit-repository.ts';
import { sweepBatches } from './llm/batch/batch-repository.ts';
import { sweepPaidAnswers } from './llm/paid-answer-repository.ts';
import { sweepRegistrationLinks } from './lti/registration-link-repository.ts';
import { sweepSpentNonces } from './lti/spent-nonce-repository.ts';
import type { Services } from './services.ts';
import { sweepOriginals } from './submissions/sweep-originals.ts';

/** Deletes what has run out and is refused at every read anyway: the embedded engine never runs TTL indexes. */
export async function sweepExpired({ db, clock, files }: Pick<Services, 'db' | 'clock' | 'files'>): Promise<void> {
  const now = clock.now();
  await sweepVisits(db, now);
  await sweepSpentNonces(db, now);
  await sweepRegistrationLinks(db, now);
  await sweepAdminAccess(db, now);
  await sweepPaidAnswers(db, now);
  await sweepBatches(db, now);
  await sweepOriginals({ db, clock, files });
}
