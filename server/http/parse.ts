import type { z } from 'zod';
import { AppError } from '../errors.ts';

/** A form as read: what it says, or what is wrong field by field with everything typed kept for the page. */
export type FormResult<T> =
  { kind: 'accepted'; value: T } | { kind: 'refused'; errors: FieldErrors; typed: Record<string, string> };

/** One message per field, each a key of the locale files or a plain sentence; the empty name is the whole form. */
export type FieldErrors = Record<string, string>;

/** For pages that show the form again: never throws. Give each field of the schema its own `error` words. */
export function readForm<T>(schema: z.ZodType<T>, body: unknown): FormResult<T> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return { kind: 'accepted', value: parsed.data };
  return { kind: 'refused', errors: fieldErrors(parsed.error), typed: typedText(body) };
}

/** For forms without fields to correct (buttons, hidden values): throws AppError `form-invalid` (400). */
export function parseForm<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))].join(', ');
  throw new AppError('form-invalid', { status: 400, details: { fields } });
}

function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) errors[issue.path.join('.')] ??= issue.message;
  return errors;
}

/** Only text goes back into a form: whatever else a hostile client posted has no place there. */
function typedText(body: unknown): Record<string, string> {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
