import { z } from 'zod';
import { mendJson } from './mend-json.ts';

/**
 * Reads a model's text as one JSON value of a schema. Tolerates what servers without enforced schemas add around it (a
 * code fence, words before or after, a model's thoughts) and the slips of `mendJson` inside it. `reason` is fit to be
 * sent back to the model.
 */
export function readAnswer<T>(text: string, schema: z.ZodType<T>): ReadAnswer<T> {
  const said = withoutThoughts(text);
  if (said.length > LONGEST_ANSWER) return { kind: 'unreadable', reason: 'It is far too long.' };
  let reason = 'It is not complete JSON.';
  for (const value of jsonObjects(said)) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return { kind: 'read', value: parsed.data };
    reason = `It does not match the schema. ${z.prettifyError(parsed.error).slice(0, LONGEST_REASON)}`;
  }
  return { kind: 'unreadable', reason };
}

export type ReadAnswer<T> = { kind: 'read'; value: T } | { kind: 'unreadable'; reason: string };

/**
 * Characters: three times the longest sound draft. Checks compare points with each other, and a flood of two thousand
 * kept a worker busy for most of a minute, which is longer than a lease.
 */
const LONGEST_ANSWER = 60_000;

/** Enough for the first dozen faults of a wrong shape; the rest would only cost tokens. */
const LONGEST_REASON = 2_000;

/** Some servers leave a reasoning model's thoughts in front of its answer. */
function withoutThoughts(text: string): string {
  const end = text.lastIndexOf('</think>');
  return end < 0 ? text : text.slice(end + '</think>'.length);
}

/** The objects that stand in the text, in order: prose before the answer may hold braces of its own. */
function* jsonObjects(text: string): Generator {
  let from = 0;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const start = text.indexOf('{', from);
    if (start < 0) return;
    const mended = mendJson(text, start);
    const value = mended && parse(mended.json);
    if (value) yield value;
    from = start + 1;
  }
}

/** An answer hides behind a stray brace or two, not behind a hundred; each try reads the rest of the text. */
const MOST_TRIES = 8;

function parse(json: string): unknown {
  try {
    return JSON.parse(json, withoutNul) as unknown;
  } catch {
    return null;
  }
}

/** NUL is valid in a JSON string but in no text that we store or show. */
function withoutNul(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\u0000', '') : value;
}
