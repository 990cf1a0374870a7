import { AppError } from '../errors.ts';

/** `null` when a model refused or stayed unreadable; every other failure is worth a retry of the whole job and passes. */
export async function unlessUnusable<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AppError && ['model-refused', 'model-unreadable'].includes(error.code)) return null;
    throw error;
  }
}
