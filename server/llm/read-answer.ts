import { z } from 'zod';

/**
 * Reads a model's text as one JSON value of a schema. Tolerates what servers without enforced schemas add around it
 * (a code fence, a sentence before or after, NUL characters) and nothing inside it. `reason` is fit to be sent back
 * to the model.
 */
export function readAnswer<T>(text: string, schema: z.ZodType<T>): ReadAnswer<T> {
  const json = parseJson(text);
  if (json.kind === 'unreadable') return json;
  const parsed = schema.safeParse(json.value);
  return parsed.success
    ? { kind: 'read', value: parsed.data }
    : { kind: 'unreadable', reason: `It does not match the schema. ${z.prettifyError(parsed.error)}` };
}

export type ReadAnswer<T> = { kind: 'read'; value: T } | { kind: 'unreadable'; reason: string };

function parseJson(text: string): ReadAnswer<unknown> {
  for (const candidate of [text, outermostObject(text)]) {
    try {
      return { kind: 'read', value: JSON.parse(candidate, withoutNul) as unknown };
    } catch {
      continue;
    }
  }
  return { kind: 'unreadable', reason: 'It is not complete JSON.' };
}

function outermostObject(text: string): string {
  const plain = text.replaceAll('\u0000', '');
  return plain.slice(plain.indexOf('{'), plain.lastIndexOf('}') + 1);
}

/** NUL is valid in a JSON string but in no text that we store or show. */
function withoutNul(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\u0000', '') : value;
}
