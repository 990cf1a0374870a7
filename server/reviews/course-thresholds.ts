import { blindLevels } from '../grading/deferral/blind-levels.ts';
import { calibrateThresholds } from '../grading/deferral/calibrate-thresholds.ts';
import type { Thresholds } from '../grading/deferral/thresholds.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { listBlindWork } from './blind-work-repository.ts';

/** The thresholds by which a course's drafts are routed now: fixed, until its teachers have chosen enough levels blind. */
export async function courseThresholds(services: Pick<Services, 'db'>, tenancy: Tenancy): Promise<Thresholds> {
  const works = await listBlindWork(services.db, tenancy);
  return calibrateThresholds(works.flatMap(({ chosen, assessment }) => blindLevels(chosen.criteria, assessment)));
}
