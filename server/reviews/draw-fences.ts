import { createHmac } from 'node:crypto';

/**
 * Fences for the prompts of one draft: words of 96 bits that nobody without our secret can guess, another one at each
 * draw. A job that runs again draws the same in the same order, so that its requests are the same byte for byte and
 * their answers, once paid for, are found again.
 */
export function drawFences(secret: string, draft: string): () => string {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHmac('sha256', secret).update(`fence\n${draft}\n${drawn}`).digest('hex').slice(0, FENCE_LENGTH);
  };
}

/** Hexadecimal digits. */
const FENCE_LENGTH = 24;
