import type { z } from 'zod';

/**
 * What an agent may ask of a model. One call in, one value of the schema out: every adapter re-validates with zod,
 * repairs at most once, and throws an AppError otherwise: `model-unavailable` (worth a retry later),
 * `model-refused`, `model-unreadable` (its answer stayed unusable) or `model-rejected` (a setting or key is wrong).
 */
export type LanguageModel = {
  /** The model's own name, as shown to students and teachers. */
  name: string;
  /** Host that the text is sent to; `null` when nothing leaves this machine. */
  host: string | null;
  /** True for the offline reader: everything it makes is a demonstration, not an assessment. */
  demonstration: boolean;
  complete: <T>(request: ModelRequest<T>) => Promise<ModelAnswer<T>>;
};

export type ModelRequest<T> = {
  /** Name of the schema: letters, digits, `-` and `_`. */
  task: 'draft' | 'revision' | 'validation';
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
};

export type ModelAnswer<T> = {
  value: T;
  usage: { inputTokens: number; cachedTokens: number; outputTokens: number };
  milliseconds: number;
};
