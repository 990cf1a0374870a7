import { createHash } from 'node:crypto';
import type { Work } from './work.ts';

/**
 * A number from 0 up to 1 that looks random and is always the same for the same work and purpose: a job that runs
 * again draws the same lot.
 */
export function inputsShare(work: Work, purpose: string): number {
  const inputs = JSON.stringify([purpose, work.task, work.notes, work.rubric, work.text]);
  return createHash('sha256').update(inputs).digest().readUInt32BE(0) / 2 ** 32;
}
