import { blindLevels } from '../grading/deferral/blind-levels.ts';
import { calibrateThresholds } from '../grading/deferral/calibrate-thresholds.ts';
import { createSharedReadings } from '../database/share-reading.ts';
import type { Thresholds } from '../grading/deferral/thresholds.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { listBlindWork } from './blind-work-repository.ts';

/** The thresholds by which a course's drafts are routed now: fixed, until its teachers have chosen enough levels blind. */
export async function courseThresholds(services: Pick<Services, 'db'>, tenancy: Tenancy): Promise<Thresholds> {
  const works = await listBlindWork(services.db, tenancy);
  return calibrateThresholds(works.flatMap(({ chosen, assessment }) => blindLevels(chosen.criteria, assessment)));
}

/** The same for one work of many, which `since` then has been asked for: see `share-reading.ts`. */
export function shareThresholds(
  services: Pick<Services, 'db' | 'clock'>,
  { platformId, courseId }: Tenancy,
  since: Date,
): Promise<Thresholds> {
  const wanted = { key: `${platformId}/${courseId}`, since, now: services.clock.now() };
  return readings(services.db, wanted, () => courseThresholds(services, { platformId, courseId }));
}

const readings = createSharedReadings<Thresholds>(5_000);
