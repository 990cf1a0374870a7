import type { CriterionVerdict, Finding, Point } from '../grading/assessment.ts';
import { levelPoints } from '../grading/marks.ts';
import type { Criterion, Rubric } from '../rubrics/rubric.ts';
import { evidenceView } from './work-view.ts';

/** One criterion as the review page prints it: its levels as a grid, its points, and what is held against them. */
export function criterionView(page: CriterionPage, criterion: Criterion, index: number) {
  const { content, rubric, refusedIds, findings } = page;
  const verdict = content.criteria.find((one) => one.criterionId === criterion.id);
  const chosen = verdict?.kind === 'level' ? verdict.levelId : null;
  const points = content.points.flatMap((point, at) =>
    point.criterionId === criterion.id ? [{ point, number: at + 1 }] : [],
  );
  const shown = new Set(points.map(({ point }) => point.id));
  return {
    id: criterion.id,
    anchor: `criterion-${index + 1}`,
    title: criterion.title,
    description: criterion.description,
    missing: refusedIds.includes(criterion.id),
    marks: levelPoints(rubric, content.criteria, criterion.id),
    maximum: Math.max(...criterion.levels.map((level) => level.points)),
    cannotJudge: verdict?.kind === 'cannot-judge' ? verdict.reason || null : null,
    levels: criterion.levels.map((level, at) => ({
      ...level,
      input: `criterion-${index + 1}-level-${at + 1}`,
      chosen: level.id === chosen,
      drafted: page.drafted ? isDrafted(page.drafted, criterion.id, level.id) : false,
    })),
    points: points.map(({ point, number }) => pointView(page, point, number)),
    findings: findings
      .filter((one) => one.criterionId === criterion.id && (one.pointId === null || !shown.has(one.pointId)))
      .map(findingView),
  };
}

export type CriterionPage = {
  rubric: Rubric;
  content: { criteria: readonly CriterionVerdict[]; points: readonly Point[] };
  findings: readonly Finding[];
  /** The draft's own verdicts, to show beside the teacher's; null while they must not be seen. */
  drafted: readonly CriterionVerdict[] | null;
  /** Criteria and points that kept an approval from happening. */
  refusedIds: readonly string[];
};

export function findingView({ severity, source, message, proposal }: Finding) {
  const tone = { blocking: 'stop', warning: 'look-here', note: 'neutral' }[severity];
  return { message, proposal, tone, severity: `reviews:severity.${severity}`, source: `reviews:source.${source}` };
}

function pointView(page: CriterionPage, point: Point, number: number) {
  return {
    id: point.id,
    number,
    anchor: `point-${number}`,
    kind: point.kind,
    strength: point.kind === 'strength',
    text: point.text,
    evidence: evidenceView(point, number),
    refused: page.refusedIds.includes(point.id),
    findings: page.findings.filter((finding) => finding.pointId === point.id).map(findingView),
  };
}

function isDrafted(drafted: readonly CriterionVerdict[], criterionId: string, levelId: string): boolean {
  return drafted.some((one) => one.criterionId === criterionId && one.kind === 'level' && one.levelId === levelId);
}
