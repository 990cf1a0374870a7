import { criterionMarks } from '../../../server/grading/marks.ts';
import type { Point } from '../../../server/grading/assessment.ts';
import type { BenchCase } from './bench-case.ts';

/**
 * What keeps a hand-written draft from being sound in form, as sentences; empty for a well-formed one. Uses none of
 * the checks that the collection measures: only the search for quotes and the rubric.
 */
export function draftFlaws(one: BenchCase): string[] {
  const { draft, work } = one;
  const uncovered = work.rubric.criteria.flatMap(({ id }) => [
    ...(criterionMarks(work.rubric, draft.criteria, id) === null
      ? [`criterion "${id}" has no level of the rubric`]
      : []),
    ...(draft.points.some((point) => point.criterionId === id) ? [] : [`criterion "${id}" has no point`]),
  ]);
  const surplus = draft.criteria.length === work.rubric.criteria.length ? [] : ['a criterion the rubric does not have'];
  const words = work.text.split(/\s+/u).length;
  const length = words >= 55 && words <= 350 ? [] : [`the work has ${words} words`];
  const author = one.names.includes(one.author) ? [] : [`"${one.author}" is not on the class list`];
  return [...uncovered, ...surplus, ...length, ...author, ...draft.points.flatMap((point) => pointFlaws(point, one))];
}

function pointFlaws(point: Point, { work }: BenchCase): string[] {
  const known = work.rubric.criteria.some(({ id }) => id === point.criterionId);
  const criterion = known ? [] : [`point ${point.id} names criterion "${point.criterionId}"`];
  const { evidence } = point;
  if (evidence.kind === 'quote')
    return evidence.span ? criterion : [...criterion, `"${evidence.quote}" is not in the work`];
  return evidence.found.length === 0 ? criterion : [...criterion, `point ${point.id} calls absent what the work says`];
}
