import type { Services } from '../services.ts';
import { findRoomOwed, supersedeEarlier } from './submission-repository.ts';

/**
 * Finishes hand-ins that a crash cut off between their two writes, so that one attempt of a student at most waits for
 * readers and teacher; returns how many.
 */
export async function makeRoomOwed({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<number> {
  const owing = await findRoomOwed(db, BATCH);
  for (const attempt of owing) await supersedeEarlier(db, attempt, clock.now());
  return owing.length;
}

const BATCH = 100;
