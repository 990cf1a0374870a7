import { z } from 'zod';
import { plainText } from '../http/plain-text.ts';
import type { SelfLevel } from './self-assessment.ts';

/**
 * The levels a student expects (`self.<criterion>`, `why.<criterion>`) of the form that carries them, or null of one
 * that does not. Read it with `parseForm`.
 */
export const selfFormSchema = z.record(z.string(), z.unknown()).transform((body) => {
  if (body['self'] === undefined) return null;
  const text = (field: string) => (typeof body[field] === 'string' ? plainText(body[field]).trim() : '');
  const ids = Object.keys(body).flatMap((field) => (field.startsWith(LEVEL) ? [field.slice(LEVEL.length)] : []));
  const said = ids.map((id): [string, Omit<SelfLevel, 'criterionId'>] => [
    id,
    { levelId: text(LEVEL + id), reason: text(`why.${id}`) },
  ]);
  return new Map(said);
});

const LEVEL = 'self.';
