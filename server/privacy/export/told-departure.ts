import type { Left } from '../left/read-left.ts';
import { sentWork } from '../left/sent-work.ts';

/**
 * What left about a person's work, as their own page tells it: their words as they were sent, what the LMS was told, and
 * of a message about several people's works only that it left.
 */
export function toldDeparture({ departure, words }: Left) {
  const { at, kind, host, model, task, bytes, sha256, sealed, expiresAt, submissionIds } = departure;
  const alone = submissionIds.length === 1;
  const facts = { at, kind, host, model, task, bytes, sha256, worksInIt: submissionIds.length };
  return { ...facts, wordsUntil: sealed === null ? null : expiresAt, sent: alone ? sentWords(kind, words.body) : null };
}

function sentWords(kind: string, body: string | null): string | null {
  if (body === null) return null;
  return kind === 'model' || kind === 'batch' ? sentWork(body) : body;
}
