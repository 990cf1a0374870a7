import type { Assessment, Draft, Finding } from '../../grading/assessment.ts';
import { marksOf } from '../../grading/marks.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { Services } from '../../services.ts';
import type { Submission } from '../../submissions/submission.ts';
import { findDraft } from '../draft-repository.ts';
import { redraftBase, type RedraftBase } from './redraft-base.ts';

/**
 * What the readers answered to a teacher, made fit to stand beside the teacher's text: that text is put back word for
 * word, new points get ids that no other draft of this work has, and what was hidden stays hidden.
 */
export async function finishRedraft(
  { db }: Pick<Services, 'db'>,
  submission: Submission,
  rubric: Rubric,
  assessment: Assessment,
): Promise<Assessment> {
  const { redraft, decisions } = submission;
  if (!redraft) return assessment;
  const base = redraftBase(rubric, submission);
  const kept = base ? { ...assessment, draft: keepBase(assessment.draft, base, rubric) } : assessment;
  const known = new Set(base?.draft.points.map(({ id }) => id));
  const round = decisions.filter(({ kind }) => kind === 'redraft' || kind === 'reread').length;
  const named = renamePoints(kept, (id) => (known.has(id) ? id : `r${round}-${id}`));
  const { platformId, courseId, draftId } = submission;
  const earlier = redraft.hidden && draftId ? await findDraft(db, { platformId, courseId }, draftId) : null;
  return earlier ? hideAs(earlier.assessment, named) : named;
}

/** The answer's additions around the stored text itself, which has been to nobody. */
function keepBase(answered: Draft, { draft, request }: RedraftBase, rubric: Rubric): Draft {
  const own = new Map(draft.points.map((point) => [point.id, point]));
  const rewritten = (id: string) => request.kind === 'point' && request.pointId === id;
  const points = answered.points.map((point) => (rewritten(point.id) ? point : (own.get(point.id) ?? point)));
  if (request.kind === 'point') return { ...draft, points };
  const added = answered.criteria.filter(
    ({ criterionId }) => !draft.criteria.some((one) => one.criterionId === criterionId && one.kind === 'level'),
  );
  const replaced = new Set(added.map(({ criterionId }) => criterionId));
  const criteria = [...draft.criteria.filter(({ criterionId }) => !replaced.has(criterionId)), ...added];
  const summary = draft.summary.trim() === '' ? answered.summary : draft.summary;
  return { criteria, points, summary, marks: marksOf(rubric, criteria) };
}

function renamePoints(assessment: Assessment, rename: (id: string) => string): Assessment {
  const draftOf = (draft: Draft): Draft => ({
    ...draft,
    points: draft.points.map((point) => ({ ...point, id: rename(point.id) })),
  });
  const findingsOf = (findings: readonly Finding[]): Finding[] =>
    findings.map((one) => ({ ...one, pointId: one.pointId === null ? null : rename(one.pointId) }));
  const { draft, findings, rounds } = assessment;
  return {
    ...assessment,
    draft: draftOf(draft),
    findings: findingsOf(findings),
    rounds: rounds.map((one) => ({ ...one, draft: draftOf(one.draft), findings: findingsOf(one.findings) })),
  };
}

/** A route that hid a draft hides the next one too: asking once more is no way to see it first. */
function hideAs(earlier: Assessment, assessment: Assessment): Assessment {
  if (earlier.route !== 'yours-first' || assessment.route === 'yours-first') return assessment;
  return { ...assessment, route: earlier.route, routeReasons: earlier.routeReasons };
}
