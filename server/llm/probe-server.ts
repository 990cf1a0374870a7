import { z } from 'zod';
import type { ReaderConfig } from '../config.ts';
import { AppError } from '../errors.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { createOpenAiModel } from './openai-model.ts';

type Settings = Extract<ReaderConfig, { kind: 'openai' }>;

/** What the model's server said to a question that costs nothing. `models`: those it names; null: it has no list. */
export type Reached =
  { kind: 'reached'; models: string[] | null } | { kind: 'refused'; status: number } | { kind: 'away' };

/** Asks the server which models it has. Nothing but our key leaves. */
export async function reachServer({ baseUrl, apiKey, apiVersion, generatorModel }: Settings): Promise<Reached> {
  const url = new URL(`${baseUrl.replace('{model}', encodeURIComponent(generatorModel)).replace(/\/+$/, '')}/models`);
  if (apiVersion !== null) url.searchParams.set('api-version', apiVersion);
  const headers = { authorization: `Bearer ${apiKey}`, ...(apiVersion !== null && { 'api-key': apiKey }) };
  const answer = await boundedFetch(TIMEOUT_MS)(url, { headers }).catch(() => null);
  if (answer === null || answer.status >= 500) return { kind: 'away' };
  if (REFUSALS.has(answer.status)) return { kind: 'refused', status: answer.status };
  const listed = listSchema.safeParse(await answer.json().catch(() => null)).data;
  return { kind: 'reached', models: listed?.data.map(({ id }) => id) ?? null };
}

const TIMEOUT_MS = 10_000;

/** No key, or not this one. RFC 9110 §15.5.2, §15.5.4 */
const REFUSALS: ReadonlySet<number> = new Set([401, 403]);

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** `code`: an AppError's, with words in `errors.json`. */
export type Answered = { kind: 'answered'; milliseconds: number } | { kind: 'failed'; code: string };

/** Has a model answer one short question, in the way in which it is asked about work. Costs some 100 tokens. */
export async function askModel(settings: Settings, model: string): Promise<Answered> {
  const asked = createOpenAiModel({ ...settings, model, batch: false, maxOutputTokens: MOST_TOKENS });
  const signal = AbortSignal.timeout(settings.timeoutMs);
  try {
    const { milliseconds } = await asked.complete({ ...QUESTION, signal });
    return { kind: 'answered', milliseconds };
  } catch (error) {
    return { kind: 'failed', code: error instanceof AppError ? error.code : 'model-unavailable' };
  }
}

/** A model that thinks first must have room for it. */
const MOST_TOKENS = 2_000;

const QUESTION = {
  task: 'choice',
  shared: 'This is a test of the connection. No work of a student is in it.',
  own: 'Answer with {"ready": true}.',
  facts: null,
  schema: z.object({ ready: z.boolean() }),
} as const;
