import { AppError } from '../errors.ts';

/** Whether reading failed so that trying again changes nothing until a person changes a setting, or the work. */
export function isHopeless(error: unknown): error is AppError {
  return error instanceof AppError && HOPELESS.has(error.code);
}

const HOPELESS = new Set(['model-rejected', 'model-refused', 'model-unreadable']);
