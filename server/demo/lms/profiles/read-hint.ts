import type { z } from 'zod';

/** A hint as the tool brought it back: anything at all, so unreadable ones are null. */
export function readHint<T>(hint: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(hint)).data ?? null;
  } catch {
    return null;
  }
}
