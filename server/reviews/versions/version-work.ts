import type { Submission } from '../../submissions/submission.ts';
import { currentSecond } from '../second/second-marking.ts';

/** What the versions of a rubric need of a work: never its text, a class of essays is megabytes. */
export type VersionWork = Pick<
  Submission,
  '_id' | 'assignmentId' | 'personId' | 'attempt' | 'state' | 'rubricVersionId' | 'draftId' | 'second' | 'again'
> & {
  review: { version: number } | null;
  release: { number: number; marks: number; maximum: number } | null;
};

/** Which version a work stands under; for one whose feedback is being changed, that of the change. */
export function standsUnder({ rubricVersionId, again }: Pick<Submission, 'rubricVersionId' | 'again'>): string | null {
  return again?.version?.id ?? rubricVersionId;
}

/**
 * Where a change of the rubric meets a work. `edited`: somebody has written on it; `marking`: a second marker is at it;
 * `changing`: its feedback is out and is being changed; `over`: it was returned or another attempt took its place.
 */
export type VersionGroup = (typeof GROUPS)[number];

export const GROUPS = [
  'composing',
  'reading',
  'waiting',
  'edited',
  'marking',
  'approved',
  'released',
  'changing',
  'over',
] as const;

export function groupOf(work: VersionWork): VersionGroup {
  const { state, again, review } = work;
  const known = BY_STATE[state];
  if (known) return known;
  if (currentSecond(work)) return 'marking';
  if (state === 'released') return again ? groupOfChange(again) : 'released';
  return (review?.version ?? 0) > 0 ? 'edited' : 'waiting';
}

/** States that say it all. */
const BY_STATE: Partial<Record<Submission['state'], VersionGroup>> = {
  composing: 'composing',
  queued: 'reading',
  reading: 'reading',
  approved: 'approved',
  returned: 'over',
  superseded: 'over',
};

function groupOfChange({ release }: NonNullable<VersionWork['again']>): VersionGroup {
  return release ? 'approved' : 'changing';
}

/** Whether a work can be read again under another version of the rubric, and why it stays if not. */
export function decideReread(work: VersionWork, to: string): RereadVerdict {
  const group = groupOf(work);
  if (!REREADABLE.has(group)) return { kind: 'stays', why: group };
  if (standsUnder(work) === to) return { kind: 'stays', why: 'same' };
  return { kind: group === 'released' || group === 'changing' ? 'changes-out' : 'to-readers' };
}

export type RereadVerdict = { kind: 'to-readers' | 'changes-out' } | { kind: 'stays'; why: VersionGroup | 'same' };

/** An approval is undone first, and two markers finish or take back first: nobody's decision is moved from under them. */
export const REREADABLE: ReadonlySet<VersionGroup> = new Set<VersionGroup>([
  ...(['reading', 'waiting', 'edited', 'released', 'changing'] as const),
]);
