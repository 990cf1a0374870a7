import type { Point } from '../../assessment.ts';
import type { Work } from '../../work.ts';
import { indexOfWork, stemsOf } from '../work-index.ts';

/**
 * Tells of a stem whether work, task, notes or rubric have it, or what a point quotes or looked for. The same work and point
 * give the same function, so that what was worked out with it can be kept beside it.
 */
export function isKnownTo(work: Work, point: Point | null): IsKnown {
  const ofWork = made.get(work) ?? new Map<Point | null, IsKnown>();
  made.set(work, ofWork);
  const known = ofWork.get(point) ?? makeIsKnown(work, point);
  ofWork.set(point, known);
  return known;
}

type IsKnown = (stem: string) => boolean;
const made = new WeakMap<Work, Map<Point | null, IsKnown>>();

function makeIsKnown(work: Work, point: Point | null): IsKnown {
  const { text, task, notes, rubric } = indexOfWork(work);
  const shown = point === null ? [] : [stemsOf(shownBy(point))];
  const subject = [text, task, notes, rubric, ...shown];
  return (stem) => subject.some((one) => one.has(stem));
}

function shownBy({ evidence }: Point): string {
  return evidence.kind === 'quote' ? evidence.quote : evidence.looked.join(' ');
}
