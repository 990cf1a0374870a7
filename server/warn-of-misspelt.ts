import type { Logger } from 'pino';
import { misspeltSettings } from './config.ts';

/** At the start: a setting that nobody reads is otherwise silently its default. */
export function warnOfMisspelt(logger: Logger): void {
  for (const { name, meant } of misspeltSettings())
    logger.warn({ name, meant }, `${name} is not a setting. Is ${meant} meant?`);
}
