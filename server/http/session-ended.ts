import type { Request, Response } from 'express';
import { AppError } from '../errors.ts';
import { typedWords } from './typed-words.ts';

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
