import { AppError } from '../errors.ts';
import { loadWords } from './words.ts';
import { VIEWS_DIR } from './views-dir.ts';

/** A failure as the lines a command prints: what happened and what to do; one of unknown cause by its message alone. */
export function sayFailure(error: unknown): string {
  if (!(error instanceof AppError)) return error instanceof Error ? error.message : String(error);
  const words = loadWords(VIEWS_DIR);
  const say = (part: 'what' | 'do') => words.say('en', `errors:${error.code}.${part}`, error.details);
  return `${say('what')}.\n${say('do')}`;
}
