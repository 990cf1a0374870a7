import { z } from 'zod';
import type { CriterionForm, LevelForm } from './rubric-form.ts';

/** A criterion, or a level of it; both count from 0. */
export type Place = { criterion: number; level: number | null };

/** What was taken out last, and from where. */
export type Removed =
  { at: Place; criterion: CriterionForm; level: null } | { at: Place; criterion: null; level: LevelForm };

/** What a button of the editor does to the form. `look`: nothing but show it again, and the preview with it. */
export type RubricAct =
  | { kind: 'save' }
  | { kind: 'look' }
  | { kind: 'add'; to: number | null }
  | { kind: 'move'; at: Place; by: -1 | 1 }
  | { kind: 'remove'; at: Place }
  | { kind: 'sort'; criterion: number }
  | { kind: 'restore'; removed: Removed };

/** Reads the button (`earlier.2.1`, `add.2`, `save` …) and, to put something back, what the form kept of it. */
export function readRubricAct(posted: unknown): RubricAct {
  const { act = '', removed } = actSchema.parse(posted ?? {});
  const [verb = '', ...numbers] = act.split('.');
  if (verb === 'save') return { kind: 'save' };
  if (verb === 'restore' && removed) return { kind: 'restore', removed };
  if (verb === 'add' && numbers.length === 0) return { kind: 'add', to: null };
  return actAt(verb, placeOf(numbers.map(Number)));
}

function placeOf([criterion = 0, level]: number[]): Place {
  return { criterion, level: level ?? null };
}

function actAt(verb: string, at: Place): RubricAct {
  switch (verb) {
    case 'earlier':
      return { kind: 'move', at, by: -1 };
    case 'later':
      return { kind: 'move', at, by: 1 };
    case 'remove':
      return { kind: 'remove', at };
    case 'add':
      return { kind: 'add', to: at.criterion };
    case 'sort':
      return { kind: 'sort', criterion: at.criterion };
    default:
      return { kind: 'look' };
  }
}

const TEXT = z.string().max(20_000);
const INDEX = z.number().int().min(0).max(100);
const levelSchema = z.object({ id: TEXT, title: TEXT, points: TEXT, descriptor: TEXT });
const criterionSchema = z.object({
  ...{ id: TEXT, title: TEXT, description: TEXT, weight: TEXT },
  levels: z.array(levelSchema).max(12),
});
const removedSchema = z.union([
  z.object({
    at: z.object({ criterion: INDEX, level: z.null() }),
    ...{ criterion: criterionSchema, level: z.null() },
  }),
  z.object({ at: z.object({ criterion: INDEX, level: INDEX }), criterion: z.null(), level: levelSchema }),
]);

/** What a hostile client may have put there is nothing to put back. */
const actSchema = z.object({
  act: z.string().max(40).optional().catch(undefined),
  removed: z.string().transform(readJson).pipe(removedSchema).optional().catch(undefined),
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
