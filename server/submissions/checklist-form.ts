import { z } from 'zod';

/**
 * The ticked points (`tick.<point>`) of a form that carries the checklist, or null of one that has none: a form without
 * it has not emptied it. Read it with `parseForm`.
 */
export const checklistFormSchema = z
  .record(z.string(), z.unknown())
  .transform((body) => (body['checklist'] === undefined ? null : new Set(Object.keys(body).flatMap(tickedPoint))));

function tickedPoint(field: string): string[] {
  return field.startsWith(TICK) ? [field.slice(TICK.length)] : [];
}

const TICK = 'tick.';
