import type { CriterionVerdict } from '../../grading/assessment.ts';
import type { Decision, Submission } from '../../submissions/submission.ts';
import type { ReviewContent } from '../review-content.ts';
import type { Batch } from './batch.ts';
import { materialChanges, type MaterialChange } from './material-change.ts';
import { confidenceOfLook, sampleSize } from './sample-size.ts';

/** What the judgement needs to know of a work now. */
export type BatchWork = Pick<Submission, '_id' | 'state' | 'draftId' | 'release' | 'decisions'> & {
  /** Whether somebody has written on it. */
  edited: boolean;
  /** What the batch would approve. */
  proposed: ReviewContent | null;
};

/** Where one work of a batch stands; `gone`: it left the lot, because somebody else or something else moved it. */
export type ItemStanding =
  | { kind: 'read'; changes: MaterialChange[]; drafted: readonly CriterionVerdict[] }
  | { kind: 'to-read' }
  | { kind: 'unread' }
  | { kind: 'gone' };

export type BatchStanding = {
  items: { submissionId: string; standing: ItemStanding }[];
  /** Works still in it, read or not. */
  size: number;
  /** How many must be read, of the lot as it is now. */
  needed: number;
  read: number;
  changed: { submissionId: string; changes: MaterialChange[]; drafted: readonly CriterionVerdict[] } | null;
};

/**
 * Where a batch stands, from what is stored of its works and nothing else. Read is what this teacher opened and decided
 * on the review page since the draw. Works that others moved leave the lot, whatever is in them, and the next ones in
 * the drawn order take their place in the sample.
 */
export function judgeBatch(batch: Batch, works: ReadonlyMap<string, BatchWork>): BatchStanding {
  const first = batch.items.map(({ submissionId, draftId }) => ({
    submissionId,
    standing: standingOf(batch, works.get(submissionId), draftId),
  }));
  const size = first.filter(({ standing }) => standing.kind !== 'gone').length;
  const { most, confidence } = batch.risk;
  const needed = sampleSize(size, most, confidenceOfLook(confidence, batch.look));
  const sample = new Set(
    first
      .filter(({ standing }) => standing.kind !== 'gone')
      .slice(0, needed)
      .map(({ submissionId }) => submissionId),
  );
  const items = first.map((item) =>
    item.standing.kind === 'unread' && sample.has(item.submissionId)
      ? { ...item, standing: { kind: 'to-read' as const } }
      : item,
  );
  return {
    items,
    size,
    needed,
    read: items.filter(({ standing }) => standing.kind === 'read').length,
    ...firstChange(items),
  };
}

function standingOf(batch: Batch, work: BatchWork | undefined, draftId: string): ItemStanding {
  if (work?.draftId !== draftId || !work.proposed) return { kind: 'gone' };
  const drafted = work.proposed.criteria;
  const mine = decidedBy(batch, work);
  // In doubt enough for a second marker is no clean reading either.
  if (mine === 'returned' || mine === 'second-marker')
    return { kind: 'read', changes: [{ kind: mine, criterionId: null }], drafted };
  if (mine === 'approved' && work.release)
    return { kind: 'read', changes: materialChanges(work.proposed, work.release.final), drafted };
  return { kind: isUntouched(batch, work) ? 'unread' : 'gone' };
}

function isUntouched(batch: Batch, work: BatchWork): boolean {
  return work.state === 'with-teacher' && (!work.edited || batch.opened.includes(work._id));
}

/** What this teacher decided about an opened work since the draw; the batch's own act is no reading. */
function decidedBy({ by, createdAt, opened }: Batch, { _id, state, decisions }: BatchWork) {
  const last = decisions.findLast(({ kind }) => !AFTERWARDS.has(kind));
  if (last?.by !== by || last.at < createdAt || last.batchId !== undefined || !opened.includes(_id)) return null;
  if (state === 'returned') return 'returned';
  if (last.kind === 'first-mark') return 'second-marker';
  return state === 'approved' || state === 'released' ? 'approved' : null;
}

/** Letting it out, what students say back, answered by whoever does, another version: nothing of it judges the draft. */
const AFTERWARDS: ReadonlySet<Decision['kind']> = new Set<Decision['kind']>([
  ...(['release', 'answer', 'reopen', 'drop', 'reread'] as const),
]);

function firstChange(items: BatchStanding['items']): Pick<BatchStanding, 'changed'> {
  for (const { submissionId, standing } of items)
    if (standing.kind === 'read' && standing.changes.length > 0)
      return { changed: { submissionId, changes: standing.changes, drafted: standing.drafted } };
  return { changed: null };
}

/** Whether everything that must be read is read, and nothing was changed. */
export function isReady({ items, changed }: BatchStanding): boolean {
  return changed === null && items.every(({ standing }) => standing.kind !== 'to-read');
}
