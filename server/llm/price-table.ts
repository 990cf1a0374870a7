import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Usage } from './chat-answer.ts';

/** Micro-units of `currency` for a million tokens, by model name. */
export type PriceTable = { currency: string; models: ReadonlyMap<string, ModelPrice> };
/** `batch` is the share of these prices, 0 to 1, that a call in a batch costs. */
export type ModelPrice = { input: number; cached: number; output: number; batch?: number };

/** How a call is made: at once, or in a batch. */
export type Tariff = 'live' | 'batch';

/**
 * Reads PRICES_FILE (YAML or JSON): `currency`, and per model what a million tokens cost in whole units of it, as
 * providers print it: `models: { some-model: { input: 0.40, cached: 0.10, output: 1.60, batch: 0.5 } }`; without
 * `cached` cached tokens cost as much as others, without `batch` (a share of these prices) a batch saves nothing.
 * Throws AppError `prices-unreadable` with what is wrong.
 */
export function loadPriceTable(file: string): PriceTable {
  try {
    const { currency, models } = fileSchema.parse(parse(readFileSync(file, 'utf8')));
    const priced = Object.entries(models).map(
      ([name, { input, cached = input, output, batch = 1 }]): [string, ModelPrice] => [
        name,
        { input: toMicros(input), cached: toMicros(cached), output: toMicros(output), batch },
      ],
    );
    return { currency, models: new Map(priced) };
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message;
    throw new AppError('prices-unreadable', { details: { file, reason }, cause });
  }
}

/** What a call costs, in whole micro-units, rounded up once; null when the table does not know the model. */
export function priceOf(table: PriceTable | null, model: string, usage: Usage, tariff: Tariff = 'live'): number | null {
  const price = table?.models.get(model);
  if (!price) return null;
  const cached = Math.min(usage.cachedTokens, usage.inputTokens);
  const perMillion =
    (usage.inputTokens - cached) * price.input + cached * price.cached + usage.outputTokens * price.output;
  return Math.ceil((perMillion * (tariff === 'batch' ? (price.batch ?? 1) : 1)) / 1_000_000);
}

/** Whole units of a currency to micro-units, the only form in which money is added and stored. */
export function toMicros(units: number): number {
  return Math.round(units * 1_000_000);
}

const amount = z.number().min(0).max(100_000);
const fileSchema = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, for example EUR (ISO 4217)'),
  models: z.record(
    z.string().min(1),
    z.strictObject({
      input: amount,
      cached: amount.optional(),
      output: amount,
      batch: z.number().min(0).max(1).optional(),
    }),
  ),
});
