import type { Services } from '../services.ts';
import { findOwed, releaseAllChanged, releaseAllDue, settleOwed, type Released } from './release-repository.ts';
import { updateCell } from './update-cell.ts';

/**
 * Lets out every approval whose time has come, and makes its score due in the gradebook; returns how many went out.
 *
 * The student's page and the gradebook cell are two documents and there are no transactions, so the release is ONE
 * conditional write on the submission that does both halves: `state: released` (what the student's page asks for) and
 * `release.scoreOwed` (what this sweep asks for). From then on the score is due even if nobody has told the cell yet;
 * the second step only carries the debt over: cell first, then the debt is cleared. A crash
 * - before the write: approved as before, the next sweep releases it;
 * - between the two steps: released and owed, the next sweep tells the cell;
 * - between cell and clearing: the cell wants this score already, telling it again changes nothing.
 * So neither exists without the other for longer than one sweep, and a score that no release owes cannot come about.
 */
export async function releaseDue(services: Services): Promise<number> {
  const now = services.clock.now();
  const released = (await releaseAllDue(services.db, now)) + (await releaseAllChanged(services.db, now));
  await handOverOwed(services);
  return released;
}

/** Tells the cells what released submissions owe them; a failing one does not hold up the others. */
async function handOverOwed(services: Services): Promise<void> {
  const owed = (await findOwed(services.db, BATCH)).values();
  const handOver = async (): Promise<void> => {
    for (const released of owed) await handOverOne(services, released);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, handOver));
}

async function handOverOne(services: Services, released: Released): Promise<void> {
  try {
    await updateCell(services, released);
    await settleOwed(services.db, released);
    services.wake('deliver-score');
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    services.logger.error({ submission: released._id, error: name }, 'score owed but not handed over yet');
  }
}

const BATCH = 500;

/** Each waits for the journal three times, which several share. */
const AT_ONCE = 8;
