import type { Request, Response } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';

/**
 * Refuses with `session-missing` (401). Words that came with a form are given back on the page, because going back in
 * the browser finds the same refusal; nobody else can see them, and nothing is stored.
 */
export function showSessionEnded(req: Request, res: Response): void {
  const typed = typedWords(req.body);
  if (typed.length === 0 || req.accepts(['html', 'json']) !== 'html')
    throw new AppError('session-missing', { status: 401 });
  const view = { titleKey: 'errors:session-missing.what', typed };
  res.status(401).set('Cache-Control', 'no-store').render('errors/session-ended', view);
}

const formSchema = z.record(z.string(), z.unknown()).catch({});

/** What a person wrote: words have spaces between them, which ids, versions and choices have not. */
function typedWords(body: unknown): string[] {
  const values = Object.values(formSchema.parse(body ?? {}));
  return values.filter((value): value is string => typeof value === 'string' && /\S\s+\S/.test(value));
}
