import { tmpdir } from 'node:os';
import { sweepAdminAccess } from './admin/admin-access-repository.ts';
import { sweepProcesses } from './admin/processes/process-repository.ts';
import { sweepDepartures } from './departures/departure-repository.ts';
import { sweepRateLimits } from './http/rate-limits.ts';
import { endVisits, sweepVisits } from './http/visit-repository.ts';
import { sweepBatches } from './llm/batch/batch-repository.ts';
import { sweepPaidAnswers } from './llm/paid-answer-repository.ts';
import { advanceKeyRotations } from './lti/advance-key-rotations.ts';
import { listPlatforms } from './lti/platform-repository.ts';
import { sweepRegistrationLinks } from './lti/registration-link-repository.ts';
import type { EraseServices } from './privacy/erase/erasing.ts';
import { sweepErasures } from './privacy/erase/sweep-erasures.ts';
import { sweepRetention } from './privacy/retention/sweep-retention.ts';
import type { Services } from './services.ts';
import { sweepRemovedRubrics } from './workshop/library-rubric-repository.ts';
import { sweepTemporary } from './submissions/sweep-temporary.ts';
import { sweepOriginals } from './submissions/sweep-originals.ts';

/**
 * Deletes what has run out and is refused at every read anyway, because the embedded engine never runs TTL indexes;
 * and takes key rotations a step further.
 */
export async function sweepExpired(services: SweepServices): Promise<void> {
  const { db, clock, files } = services;
  const now = clock.now();
  await advanceKeyRotations(services);
  await sweepVisits(db, now);
  await endVisitsOfDisabled(db);
  await sweepRateLimits(db, now);
  await sweepRegistrationLinks(db, now);
  await sweepAdminAccess(db, now);
  await sweepProcesses(db, new Date(now.getTime() - SILENT_KEPT_MS));
  await sweepPaidAnswers(db, now);
  await sweepBatches(db, now);
  await sweepDepartures(db, now);
  await sweepRemovedRubrics(db, now);
  await sweepOriginals({ db, clock, files });
  await sweepErasures(services);
  await sweepRetention(services);
  await sweepTemporary(tmpdir(), new Date());
}

/** A process that was killed is shown as silent for a day. */
const SILENT_KEPT_MS = 86_400_000;

type SweepServices = EraseServices & Pick<Services, 'files'>;

/** Other processes know a platform for ten seconds more: who came in at that moment leaves now. */
async function endVisitsOfDisabled(db: Services['db']): Promise<void> {
  const platforms = await listPlatforms(db);
  for (const { _id, disabledAt } of platforms) if (disabledAt !== null) await endVisits(db, { platformId: _id });
}
