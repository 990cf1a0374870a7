import { readFile } from 'node:fs/promises';
import type { z } from 'zod';

/**
 * The items of a JSONL file. A file that cannot be used is answered with a sentence that names the file, the line and
 * what is wrong with it: a labelled set is a guest here, and its absence is no failure of the run.
 */
export async function readJsonl<T>(path: string, schema: z.ZodType<T>): Promise<Items<T>> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return { kind: 'unusable', reason: `${path} is not there or cannot be read. Check the path.` };
  const items: T[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const item = schema.safeParse(parsed(line));
    if (!item.success) return { kind: 'unusable', reason: `${path}, line ${index + 1}: ${faultOf(item.error)}` };
    items.push(item.data);
  }
  if (items.length === 0) return { kind: 'unusable', reason: `${path} has no items.` };
  return { kind: 'items', items };
}

export type Items<T> = { kind: 'items'; items: T[] } | { kind: 'unusable'; reason: string };

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function faultOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (!issue || issue.path.length === 0) return 'this is not a JSON object of a known feedback set.';
  return `"${issue.path.join('.')}": ${issue.message}`;
}
