import type { CommentsFacts, WorkFacts } from '../request-facts.ts';

type Rubric = WorkFacts['rubric'];

/**
 * The offline reader as a reader of comments alone. It knows its own habit: praise alone goes with the highest level,
 * a next step alone with the lowest, both with one between. Between more than one it cannot tell, and says so.
 */
export function readComments(rubric: Rubric, drafts: readonly CommentsFacts[]): unknown {
  return { drafts: drafts.map((draft) => ({ id: draft.id, levels: levelsOf(rubric, draft) })) };
}

function levelsOf(rubric: Rubric, draft: CommentsFacts): unknown[] {
  return draft.criterionIds.map((criterionId) => {
    const levels = rubric.criteria.find((criterion) => criterion.id === criterionId)?.levels ?? [];
    const fitting = fittingLevels(levels, kindsOf(draft, criterionId));
    return { criterionId, levelId: fitting.length === 1 ? (fitting[0]?.id ?? null) : null };
  });
}

function kindsOf(draft: CommentsFacts, criterionId: string): Set<string> {
  return new Set(draft.points.filter((point) => point.criterionId === criterionId).map((point) => point.kind));
}

function fittingLevels<Level>(levels: readonly Level[], kinds: ReadonlySet<string>): readonly Level[] {
  if (!kinds.has('next-step')) return kinds.has('strength') ? levels.slice(-1) : [];
  return kinds.has('strength') ? levels.slice(1, -1) : levels.slice(0, 1);
}
