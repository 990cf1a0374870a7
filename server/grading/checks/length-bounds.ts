import type { Draft } from '../assessment.ts';
import type { Check, Hit } from './check.ts';

/**
 * A point or summary so short that it says nothing, or so long that it will not be read. A warning. The bounds are
 * ours: a point is one to four sentences, a summary at most a page; characters, so that they hold in any script.
 */
export const lengthBounds: Check = { id: 'length-out-of-bounds', severity: 'warning', find: findOutOfBounds };

const POINT = { least: 12, most: 900 };
const SUMMARY = { least: 20, most: 2500 };

function findOutOfBounds(draft: Draft): Hit[] {
  const points = draft.points.flatMap((point) => {
    const fault = faultOf(point.text, POINT);
    return fault ? [{ criterionId: point.criterionId, pointId: point.id, message: `This point is ${fault}.` }] : [];
  });
  const fault = faultOf(draft.summary, SUMMARY);
  return fault ? [...points, { criterionId: null, pointId: null, message: `The summary is ${fault}.` }] : points;
}

function faultOf(text: string, bounds: { least: number; most: number }): string | null {
  const length = text.trim().length;
  if (length < bounds.least) return `shorter than ${bounds.least} characters`;
  return length > bounds.most ? `longer than ${bounds.most} characters` : null;
}
