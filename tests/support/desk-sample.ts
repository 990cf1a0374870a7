import type { Point } from '../../server/grading/assessment.ts';
import { rubricSchema } from '../../server/rubrics/rubric.ts';

/** Two criteria of 0, 1 or 2 points. */
export const RUBRIC = rubricSchema.parse({
  id: 'two-criteria',
  version: 1,
  title: 'Two criteria',
  criteria: ['cause', 'example'].map((id) => ({
    id,
    title: `The ${id}`,
    levels: [0, 1, 2].map((points) => ({
      id: `l${points}`,
      title: `Level ${points}`,
      points,
      descriptor: `Does ${points}.`,
    })),
  })),
});

export const WORK = 'Leaves fall because of abscission. I saw it in my garden.';

export const POINTS: Point[] = [
  {
    id: 'p1',
    criterionId: 'cause',
    kind: 'strength',
    text: 'You name the drafted cause.',
    evidence: { kind: 'quote', quote: 'because of abscission', span: { start: 12, end: 33 } },
  },
  {
    id: 'p2',
    criterionId: 'example',
    kind: 'next-step',
    text: 'Add a drafted example from a book.',
    evidence: { kind: 'absent', looked: ['for example', 'such as'], found: [] },
  },
];
