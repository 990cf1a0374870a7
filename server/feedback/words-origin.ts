import type { Draft, Point } from '../grading/assessment.ts';
import { diffTexts } from '../reviews/text-diff.ts';
import type { Release, Review } from '../submissions/submission.ts';

/**
 * Whose words a released text is made of: the readers' as they stand, the readers' as the teacher changed them, the
 * teacher's own, or taken over from the feedback that was approved for a similar work.
 */
export type Origin = 'readers' | 'edited' | 'teacher' | 'copied';

/** Origins of a release by point and criterion; `summary` is null where there is none. */
export type Origins = {
  points: ReadonlyMap<string, Origin>;
  levels: ReadonlyMap<string, Exclude<Origin, 'edited'>>;
  summary: Origin | null;
};

/**
 * Compares what was approved with everything the readers ever proposed for this work, or with what was taken over in
 * its place: now, or in an `earlier` release that this one goes on from.
 */
export function originsOf(
  release: Pick<Release, 'final' | 'batch'>,
  { drafts, blind, earlier = [] }: { drafts: readonly Draft[]; blind: Review['blind']; earlier?: readonly Release[] },
): Origins {
  const copied = [release, ...earlier].findLast(({ batch }) => batch?.copied);
  const { points, criteria, summary } = release.final;
  const sources = copied ? [{ ...copied.final, marks: null }] : drafts;
  const own = copied ? ('copied' as const) : ('readers' as const);
  const levels = criteria.map((verdict) => {
    const proposed = !blind && sources.some((source) => source.criteria.some((one) => isSameLevel(one, verdict)));
    return [verdict.criterionId, proposed ? own : 'teacher'] as const;
  });
  const texts = sources.map((source) => source.summary).filter((text) => text.trim() !== '');
  return {
    points: new Map(points.map((point) => [point.id, originAs(own, pointOrigin(point, sources))])),
    levels: new Map(levels),
    summary: summary.trim() === '' ? null : originAs(own, textOrigin(summary, texts)),
  };
}

/** What was taken over and then changed is the teacher's, never said to be the readers'. */
function originAs(own: 'copied' | 'readers', origin: Exclude<Origin, 'copied'>): Origin {
  if (own === 'readers' || origin === 'teacher') return origin;
  return origin === 'readers' ? 'copied' : 'teacher';
}

function isSameLevel(one: Draft['criteria'][number], other: Draft['criteria'][number]): boolean {
  if (one.kind !== 'level' || other.kind !== 'level') return false;
  return one.criterionId === other.criterionId && one.levelId === other.levelId;
}

/** A point keeps its id when a teacher rewrites it, and a new one never takes an id of the readers'. */
function pointOrigin(point: Point, drafts: readonly Draft[]): Exclude<Origin, 'copied'> {
  const proposed = drafts.flatMap(({ points }) => points).filter(({ id }) => id === point.id);
  const origin = textOrigin(
    point.text,
    proposed.map(({ text }) => text),
  );
  if (origin !== 'readers') return origin;
  // The same sentence as praise or as a task, or on other words of the work, is the teacher's doing too.
  return proposed.some((one) => one.text === point.text && isSameGround(one, point)) ? 'readers' : 'edited';
}

function isSameGround(one: Point, other: Point): boolean {
  const quote = ({ evidence }: Point) => (evidence.kind === 'quote' ? evidence.quote : null);
  return one.kind === other.kind && quote(one) === quote(other);
}

function textOrigin(text: string, proposed: readonly string[]): Exclude<Origin, 'copied'> {
  if (proposed.includes(text)) return 'readers';
  return proposed.some((before) => keptShare(before, text) >= LEAST_KEPT) ? 'edited' : 'teacher';
}

/** Below a third of the readers' words, in their order, a text is the teacher's own: little words recur anywhere. */
const LEAST_KEPT = 1 / 3;

/** How much of `after` stands in `before`, in the same order: a share of its characters. */
function keptShare(before: string, after: string): number {
  const diff = diffTexts(before, after);
  if (diff.kind !== 'words') return 0;
  const kept = diff.changes.reduce((sum, change) => sum + (change.kind === 'same' ? change.text.trim().length : 0), 0);
  return kept / Math.max(1, after.length);
}
