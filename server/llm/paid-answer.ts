import { createHash } from 'node:crypto';
import type { ChatAnswer, Usage } from './chat-answer.ts';

/** What a request came to: the server's answer as it was read, before anything was made of it, and what it took. */
export type PaidAnswer = { answer: ChatAnswer; usage: Usage };

/**
 * Answers that were paid for, by the key of their whole request: a job that runs again takes them from here instead of
 * paying again. Two requests of one job differ by their fences even where they ask the same, so that a second opinion
 * is never a copy of the first.
 */
export type PaidAnswers = {
  find: (key: string) => Promise<PaidAnswer | null>;
  /** Called before the call is settled: an answer that is paid for is kept. Keeping twice keeps the first. */
  keep: (key: string, paid: PaidAnswer) => Promise<void>;
};

/** SHA-256 of all that decides an answer; the dialect (`ask-format.ts`) does not, it is found out anew by each process. */
export function requestKey(request: KeyedRequest): string {
  const { model, host, task, promptVersion, messages } = request;
  return createHash('sha256')
    .update(JSON.stringify([model, host, task, promptVersion, messages]))
    .digest('hex');
}

type KeyedRequest = { model: string; host: string; task: string; promptVersion: string | null; messages: unknown };
