import type { Point } from '../../assessment.ts';
import type { Work } from '../../work.ts';
import { indexOfWork, stemsOf } from '../work-index.ts';

/** Tells of a stem whether work, task, notes or rubric have it, or what a point quotes or looked for. */
export function isKnownTo(work: Work, point: Point | null): (stem: string) => boolean {
  const { text, task, notes, rubric } = indexOfWork(work);
  const shown = point === null ? [] : [stemsOf(shownBy(point))];
  const subject = [text, task, notes, rubric, ...shown];
  return (stem) => subject.some((one) => one.has(stem));
}

function shownBy({ evidence }: Point): string {
  return evidence.kind === 'quote' ? evidence.quote : evidence.looked.join(' ');
}
