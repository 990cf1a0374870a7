import { z } from 'zod';
import type { ChosenWorks } from './rubric-change.ts';

/** The works that are ticked in a form, one by one and by group. */
export function readChosenWorks(body: unknown): ChosenWorks {
  const parsed = chosenSchema.safeParse(body ?? {});
  return parsed.success ? { ids: parsed.data.work, groups: parsed.data.group } : { ids: [], groups: [] };
}

const several = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .default([])
  .catch([]);

const chosenSchema = z.object({ work: several, group: several });
