import type { z } from 'zod';
import type { FieldErrors } from '../http/parse.ts';
import { rubricSchema, type Rubric } from '../rubrics/rubric.ts';
import { draftRubric, type RubricBase } from './draft-rubric.ts';
import { isLanguage } from '../http/language-choices.ts';
import type { RubricForm } from './rubric-form.ts';

/**
 * Reads the fields of a rubric. Never throws: a refusal names every fault by its field, whose name is the rubric's own
 * path (`criteria.0.levels.1.points`), with a key of `editor.json`.
 */
export function readRubricForm(form: RubricForm, base: RubricBase): RubricFormResult {
  const draft = draftRubric(form, base);
  const unread = { ...languageFault(draft), ...numberFaults(draft) };
  const parsed = rubricSchema.safeParse(withReadNumbers(draft));
  const faults = (parsed.error?.issues ?? []).flatMap((issue) => schemaFault(issue, unread));
  const errors = { ...Object.fromEntries(faults), ...unread };
  if (parsed.success && Object.keys(errors).length === 0) return { kind: 'accepted', rubric: parsed.data };
  return { kind: 'refused', errors };
}

export type RubricFormResult = { kind: 'accepted'; rubric: Rubric } | { kind: 'refused'; errors: FieldErrors };

function languageFault({ language }: Rubric): FieldErrors {
  return isLanguage(language) ? {} : { language: 'editor:fault.language' };
}

function numberFaults({ criteria }: Rubric): FieldErrors {
  const unread = criteria.flatMap(({ weight, levels }, c) => [
    ...(Number.isNaN(weight) ? [[`criteria.${c}.weight`, 'editor:fault.weight']] : []),
    ...levels.flatMap(({ points }, l) =>
      Number.isNaN(points) ? [[`criteria.${c}.levels.${l}.points`, 'editor:fault.points']] : [],
    ),
  ]);
  return Object.fromEntries(unread) as FieldErrors;
}

/** Numbers that could not be read are told of already; a stand-in lets the schema look at all the rest. */
function withReadNumbers(draft: Rubric): Rubric {
  const criteria = draft.criteria.map(({ weight, levels, ...one }) => ({
    ...{ ...one, ...(weight === undefined || Number.isNaN(weight) ? {} : { weight }) },
    levels: levels.map((level, l) => (Number.isNaN(level.points) ? { ...level, points: standIn(levels, l) } : level)),
  }));
  return { ...draft, criteria };
}

/** A hair above the last number that was read: whatever rises without it rises with it. */
function standIn(levels: readonly { points: number }[], at: number): number {
  const below = levels.slice(0, at).findLast(({ points }) => !Number.isNaN(points))?.points;
  return (below ?? 0) + HAIR * (at + 1);
}

const HAIR = 1e-7; // points have four decimals at most that count

type SchemaIssue = z.core.$ZodIssue;

function schemaFault(issue: SchemaIssue, unread: FieldErrors): [string, string][] {
  const path = issue.path.map(String);
  const [last = ''] = path.slice(-1);
  const field = fieldOf(path);
  const level = Number(path[3]);
  // Only beside a number that is still to be typed, whose stand-in it is held against.
  const below = [...path.slice(0, 3), level - 1, 'points'].join('.');
  if (last === 'points' && issue.code === 'custom' && unread[below] !== undefined) return [];
  return [[field, faultKey(path, last, issue.code)]];
}

/** What is amiss with the number of criteria or levels is told at the kind, or at the criterion. */
function fieldOf(path: readonly string[]): string {
  if (path.length === 2 || (path.length === 4 && path[2] === 'levels')) return 'kind';
  return path.at(-1) === 'levels' ? path.slice(0, 2).join('.') : path.join('.');
}

function faultKey(path: readonly string[], last: string, code: SchemaIssue['code']): string {
  if (/^\d+$/u.test(last)) return `editor:fault.${path.length === 2 ? 'holistic' : 'singlePoint'}`;
  const size = code === 'too_big' ? 'Long' : 'Missing';
  const sized: Record<string, string> = {
    title: `${OWNERS[path.length] ?? 'level'}Title${size}`,
    descriptor: `descriptor${size}`,
    points: code === 'custom' ? 'pointsOrder' : 'points',
  };
  return `editor:fault.${sized[last] ?? last}`;
}

/** Whose title it is, by how deep it lies. */
const OWNERS: Record<number, string> = { 1: 'rubric', 3: 'criterion' };
