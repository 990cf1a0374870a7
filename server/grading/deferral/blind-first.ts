import { createHash } from 'node:crypto';

/**
 * Whether a work belongs to the random share that the teacher judges before seeing the draft. Decided by the work's id
 * alone, so that it cannot be drawn again, by a redraft or a restart, until the draft is in view. `share` is 0 to 1.
 */
export function isBlindFirst(submissionId: string, share: number): boolean {
  const drawn = createHash('sha256').update(`blind-first ${submissionId}`).digest().readUInt32BE(0);
  return drawn / 2 ** 32 < share;
}
