import type { ChatAnswer, Usage } from '../chat-answer.ts';
import type { ModelRequest, PlannedCall } from '../language-model.ts';

/**
 * The cheap and slow way to a provider's models: a file of requests that is answered within a day. All throw what
 * `LanguageModel` throws for a server that cannot be reached or refuses.
 */
export type BatchDoor = {
  /** The very request that `complete` would send first, with the key under which its answer is kept. */
  lineOf: (request: ModelRequest<unknown>) => BatchLine;
  /** The provider's id of a run that was handed over before; null for one that never was. */
  find: (runId: string) => Promise<string | null>;
  /** Hands a file over; returns the provider's id of it. */
  start: (runId: string, lines: readonly Pick<BatchLine, 'key' | 'body'>[]) => Promise<string>;
  look: (providerId: string) => Promise<BatchState>;
  /** Asks the provider to stop; what it answered until then is still told, and charged. */
  cancel: (providerId: string) => Promise<unknown>;
  /** Has the provider delete the files of a run that is over; they hold students' words. */
  forget: (providerId: string) => Promise<void>;
};

/** `body` is the request as JSON text. */
export type BatchLine = { key: string; body: string; planned: PlannedCall };

export type BatchState =
  | { kind: 'under-way'; done: number; total: number }
  /** Over, in whichever way: these were answered, all others were not and cost nothing. */
  | { kind: 'ended'; answered: BatchAnswer[] };

/** `usage` is null where the server told none. */
export type BatchAnswer = { key: string; answer: ChatAnswer; usage: Usage | null };
