import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '../../server/services.ts';
import { findSubmission } from '../../server/submissions/submission-repository.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { TENANCY, type Desk } from './desk.ts';

/**
 * Lets a running worker read until the submission lies with the teacher. Waiting costs no time: while a job is put off
 * or backs off, the clock is set to its next moment. Throws when it never comes to rest.
 */
export async function untilAtRest(
  { clock }: Pick<Desk, 'clock'>,
  services: Pick<Services, 'db' | 'wake'>,
  id: string,
): Promise<Submission> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const found = await findSubmission(services.db, TENANCY, id);
    if (found?.state === 'with-teacher') return found;
    const { status, runAt } = found?.job ?? {};
    if (status === 'waiting' && runAt && runAt > clock.now()) clock.set(runAt.toISOString());
    services.wake('draft');
    await sleep(LOOK_MS);
  }
  throw new Error(`submission ${id} never came to rest`);
}

const LOOK_MS = 10;
const MOST_LOOKS = 5_000;
