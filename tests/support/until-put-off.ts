import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '../../server/services.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { TENANCY } from './desk.ts';

/** Lets a running worker come to a submission and put it off; throws when it does something else with it. */
export async function untilPutOff(services: Pick<Services, 'db' | 'wake'>, id: string): Promise<Submission> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const found = await findSubmission(services.db, TENANCY, id);
    if (found?.job.status === 'waiting' && found.job.error !== null) return found;
    services.wake('draft');
    await sleep(LOOK_MS);
  }
  throw new Error(`submission ${id} was never put off`);
}

const LOOK_MS = 10;
const MOST_LOOKS = 2_000;
