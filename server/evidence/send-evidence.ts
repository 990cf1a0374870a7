import type { Response } from 'express';
import type { Words } from '../http/words.ts';
import type { Evidence } from './collect-evidence.ts';
import { evidencePage } from './evidence-page.ts';

/** Sends a pack as JSON or as one HTML file: always a file to keep, so that nothing of it is shown on our own origin. */
export function sendEvidence(
  res: Response,
  evidence: Evidence,
  { as, words, locale }: { as: unknown; words: Words; locale: string },
): void {
  const [type, text] =
    as === 'json' ? ['json', JSON.stringify(evidence, null, 2)] : ['html', evidencePage(evidence, { words, locale })];
  res.set('Cache-Control', 'no-store').attachment(`evidence-${evidence.submission}.${type}`).type(type).send(text);
}
