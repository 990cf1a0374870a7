import type { Assessment, Citation, CriterionVerdict, Finding, Point } from '../grading/assessment.ts';
import { criterionMarks } from '../grading/marks.ts';
import { criterionMaximum, levelMarks } from '../rubrics/criterion-marks.ts';
import type { Criterion, Rubric } from '../rubrics/rubric.ts';
import { visibleText } from './injection-view.ts';
import { secondLooksView } from './second-looks-view.ts';
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
    marks: criterionMarks(rubric, content.criteria, criterion.id),
    maximum: criterionMaximum(criterion),
    cannotJudge: verdict?.kind === 'cannot-judge' ? verdict.reason || null : null,
    levels: criterion.levels.map((level, at) => ({
      ...level,
      points: levelMarks(criterion, level),
      input: `criterion-${index + 1}-level-${at + 1}`,
      chosen: level.id === chosen,
      drafted: isDrafted(page.assessment?.draft.criteria ?? [], criterion.id, level.id),
    })),
    secondLooks: secondLooksView(page.assessment, criterion),
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
  /** The draft's own verdicts, to show beside the teacher's, with all that was tried on them; null while hidden. */
  assessment: Assessment | null;
  /** Criteria and points that kept an approval from happening. */
  refusedIds: readonly string[];
  /** What the student said back to a point. */
  replies: (pointId: string) => readonly object[];
};

export function findingView({ severity, source, message, proposal, cited }: Finding) {
  const tone = { blocking: 'stop', warning: 'look-here', note: 'neutral' }[severity];
  const labels = { severity: `reviews:severity.${severity}`, source: `reviews:source.${source}` };
  return { message, proposal, tone, ...labels, cited: citedView(cited) };
}

/** The words that a reader's finding rests on, and where code found them. */
function citedView(cited: Citation | undefined) {
  if (!cited || cited.words.trim() === '') return null;
  return { label: `reviews:cited.${cited.standsIn ?? 'nowhere'}`, words: visibleText(cited.words) };
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
    replies: page.replies(point.id),
  };
}

function isDrafted(drafted: readonly CriterionVerdict[], criterionId: string, levelId: string): boolean {
  return drafted.some((one) => one.criterionId === criterionId && one.kind === 'level' && one.levelId === levelId);
}
