import type { RequestFacts, WorkFacts } from '../request-facts.ts';
import { judgeCriterion, type OfflinePoint } from './judge-criterion.ts';

type RevisionFacts = Extract<RequestFacts, { task: 'revision' }>;

/**
 * The offline reader mending its draft. It takes up what it can settle by searching again (a point that a finding hit
 * is made anew or dropped) and refuses a change of level: its levels follow from the words it found, so that question
 * stays open for a person. The shape is that of the generator's revision.
 */
export function reviseDraft({ work, draft, findings }: RevisionFacts): unknown {
  const hit = draft.points.filter((point) => findings.some((finding) => finding.pointId === point.id));
  const points = hit.flatMap((point) => {
    const again = samePoint(work, point);
    return again && again.text !== point.text ? [{ id: point.id, ...again }] : [];
  });
  const replies = findings.map((finding) => ({
    findingId: finding.id,
    accepted: finding.pointId !== null,
    reason: finding.pointId === null ? 'The level follows from the words that were found.' : null,
  }));
  return { replies, points, criteria: [], summary: null };
}

function samePoint(work: WorkFacts, point: { criterionId: string; kind: string }): OfflinePoint | undefined {
  const index = work.rubric.criteria.findIndex((criterion) => criterion.id === point.criterionId);
  const criterion = work.rubric.criteria[index];
  return criterion && judgeCriterion(work, criterion, index).points.find((one) => one.kind === point.kind);
}
