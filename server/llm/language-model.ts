import type { z } from 'zod';
import type { BatchDoor } from './batch/batch-door.ts';
import type { PaidAnswers } from './paid-answer.ts';

/**
 * What an agent may ask of a model. One call in, one value of the schema out: every adapter re-validates with zod,
 * repairs at most once, and throws an AppError otherwise: `model-unavailable` (worth a retry later),
 * `model-refused`, `model-unreadable` (its answer stayed unusable) or `model-rejected` (a setting or key is wrong).
 * Four more say that nothing was sent and that the work should wait, whatever it has tried already: `model-paused`
 * (the provider fails; `details.afterMs`), `budget-reached` and `price-unknown` (thrown by the meter), and
 * `batch-waiting` (its answer comes in a batch; `details.afterMs`). An adapter
 * never retries by itself beyond the one repair: the job's back-off does.
 */
export type LanguageModel = {
  /** The model's own name, as shown to students and teachers. */
  name: string;
  /** Host that the text is sent to; `null` when nothing leaves this machine. */
  host: string | null;
  /** True for the offline reader: everything it makes is a demonstration, not an assessment. */
  demonstration: boolean;
  complete: <T>(request: ModelRequest<T>) => Promise<ModelAnswer<T>>;
  /** The work that it reads for, where somebody pays and notes. */
  payer?: string;
  /** Where the settings say that its server takes batches. */
  batch?: BatchDoor;
};

export type ModelRequest<T> = {
  /** Name of the schema: letters, digits, `-` and `_`. */
  task: 'draft' | 'revision' | 'validation' | 'choice' | 'blind' | 'rubric';
  /** Byte-identical for a whole class and both agents, so that providers can cache it. */
  shared: string;
  /** The agent's role, then this submission inside its fence. */
  own: string;
  /**
   * The same request as data, for a reader that does not read prose (the offline reader). Adapters that talk to a
   * real model never look at it: what a model sees is `shared` and `own` alone.
   */
  facts: unknown;
  schema: z.ZodType<T>;
  signal: AbortSignal;
  /** Version of the prompt's wording, for the record of the call. */
  promptVersion?: string;
  /** Asked before and told after every single request that this call makes; absent where nobody pays or counts. */
  meter?: CallMeter;
  /** Ids of the works that it is about, where several share one request; absent: its payer's alone. */
  about?: readonly string[];
  /** Looked into before each request, and told each answer; absent where nothing runs twice. */
  answers?: PaidAnswers;
};

/** Who pays for a call and notes that it leaves; `open` does so while the call may yet wait for a place. */
export type CallMeter = { open: (planned: PlannedCall, leaving: LeavingCall) => Promise<OpenCall> };

/** The very bytes that are about to be sent, and the works that they are about. */
export type LeavingCall = { body: string; about?: readonly string[] | undefined };

export type PlannedCall = {
  model: string;
  host: string;
  task: ModelRequest<unknown>['task'];
  promptVersion: string | null;
  /** SHA-256 of `shared`: the same for a whole class. */
  promptHash: string;
  /** Upper estimates. */
  inputTokens: number;
  outputTokens: number;
};

/** One of `close` and `withdraw` is called exactly once, whatever happened. */
export type OpenCall = {
  /** At the moment of sending: may it be read, is there money. Throws an AppError to refuse it; nothing is sent then. */
  permit: () => Promise<void>;
  /** It was sent; never throws for what the call itself did. */
  close: (ended: EndedCall) => Promise<void>;
  /** It was not sent after all. */
  withdraw: () => Promise<void>;
};

/** What a request came to: `error` is an AppError's code or null; `usage` is our estimate where the server told none. */
export type EndedCall = {
  usage: ModelAnswer<unknown>['usage'];
  milliseconds: number;
  error: string | null;
  /** The model's words; null where none came. */
  answer: string | null;
};

export type ModelAnswer<T> = {
  value: T;
  usage: { inputTokens: number; cachedTokens: number; outputTokens: number };
  milliseconds: number;
};
