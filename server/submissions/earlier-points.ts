import type { Point } from '../grading/assessment.ts';
import type { Checklist } from './followed.ts';
import type { Submission } from './submission.ts';

/** The next steps that are out, and where they stand. */
export type EarlierPoints = { attempt: number; release: number; points: Point[] };

/** The next steps of the newest attempt whose feedback is out, before attempt number `before`; null where none is. */
export function earlierPoints(attempts: readonly Submission[], before: number): EarlierPoints | null {
  const out = attempts.findLast(({ attempt, state }) => attempt < before && state === 'released');
  if (!out?.release) return null;
  const points = nextSteps(out.release.final.points);
  return points.length === 0 ? null : { attempt: out.attempt, release: out.release.number, points };
}

export function nextSteps(points: readonly Point[]): Point[] {
  return points.filter(({ kind }) => kind === 'next-step');
}

/**
 * The checklist of these points: ticks at other feedback, which a newer one has taken the place of, are not of it.
 * `ticked`: what the student says now; undefined: what they said before.
 */
export function checklistOf(
  { attempt, release, points }: EarlierPoints,
  before: Checklist | null | undefined,
  ticked: ReadonlySet<string> = new Set(before?.attempt === attempt ? before.ticked : []),
): Checklist {
  return { attempt, release, ticked: points.map(({ id }) => id).filter((id) => ticked.has(id)) };
}
