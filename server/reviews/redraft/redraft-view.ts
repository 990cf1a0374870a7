import type { CriterionVerdict, Point } from '../../grading/assessment.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { Submission } from '../../submissions/submission.ts';
import { comparedTexts } from '../compared-texts.ts';
import { findingView } from '../criterion-view.ts';
import type { ReviewContent } from '../review-content.ts';
import type { Reviewing } from '../reviewing.ts';
import type { StoredDraft } from '../stored-draft.ts';
import { evidenceView } from '../work-view.ts';

/** What the review page prints of asking once more; `asked` is what was asked last and is not answered. */
export function redraftView(
  reviewing: Reviewing,
  { canAsk, offered }: { canAsk: boolean; offered: StoredDraft | null },
) {
  const { submission, hidden } = reviewing;
  const note = submission.redraft?.note ?? '';
  const reading = submission.state === 'queued' || submission.state === 'reading';
  return {
    reading: reading ? { again: submission.draftId !== null, note } : null,
    failed: reading ? null : failureOf(submission),
    ask: canAsk ? { whole: !hidden, note } : null,
    offer: offered && offerView(reviewing, offered),
  };
}

/** With a draft there, a reason for having none is that of a later try. */
function failureOf({ draftId, noDraft, job }: Submission): string | null {
  return draftId === null || noDraft === null ? null : `reviews:jobError.${job.error ?? 'other'}`;
}

/** The offered draft, as far as it says something else than what the teacher has. */
function offerView({ rubric, content, submission }: Reviewing, { assessment }: StoredDraft) {
  const { draft, findings } = assessment;
  const points = draft.points.filter((point) => !stands(content.points, point));
  const levels = draft.criteria.flatMap((verdict) => levelView(rubric, content, verdict) ?? []);
  const summary = draft.summary !== content.summary && draft.summary !== '' ? draft.summary : null;
  return {
    at: submission.offer?.at ?? null,
    same: points.length === 0 && levels.length === 0 && summary === null,
    levels,
    summary: summary === null ? null : comparedTexts(content.summary, summary),
    points: points.map((point, index) => {
      const evidence = evidenceView(point, index + 1);
      const own = content.points.find(({ id }) => id === point.id);
      return {
        id: point.id,
        number: index + 1,
        criterion: rubric.criteria.find(({ id }) => id === point.criterionId)?.title ?? '',
        strength: point.kind === 'strength',
        text: point.text,
        evidence: { ...evidence, href: null },
        findings: findings.filter(({ pointId }) => pointId === point.id).map(findingView),
        instead: own ? comparedTexts(own.text, point.text) : null,
        // A quote that code did not find is not taken over: it could not be approved.
        takeable: point.evidence.kind === 'absent' || point.evidence.span !== null || point.evidence.quote === '',
      };
    }),
  };
}

function stands(points: readonly Point[], { id, text, kind, evidence }: Point): boolean {
  const own = points.find((point) => point.id === id);
  return own?.text === text && own.kind === kind && JSON.stringify(own.evidence) === JSON.stringify(evidence);
}

function levelView(rubric: Rubric, { criteria }: ReviewContent, verdict: CriterionVerdict) {
  const criterion = rubric.criteria.find(({ id }) => id === verdict.criterionId);
  const levelId = idOf(verdict);
  const own = idOf(criteria.find(({ criterionId }) => criterionId === verdict.criterionId));
  const title = (wanted: string | null) => criterion?.levels.find(({ id }) => id === wanted)?.title ?? null;
  if (!criterion || levelId === own || title(levelId) === null) return null;
  return { id: criterion.id, criterion: criterion.title, level: title(levelId), own: title(own) };
}

function idOf(verdict: CriterionVerdict | undefined): string | null {
  return verdict?.kind === 'level' ? verdict.levelId : null;
}
