import { matchQuote } from '../../server/grading/quote-match.ts';
import type { Assessment, Finding, Point } from '../../server/grading/assessment.ts';

/** A longer work with points whose quotes overlap and a finding, for pages that a person looks at. */
export const ESSAY = `Leaves fall because of abscission. When the days grow short, the tree builds a layer of cork between the leaf and the twig, and the leaf is cut off from water.

I saw it in my garden: the maple turned red in one week and was bare in the next. Some say that the cold alone tears the leaves off. That cannot be, since the leaves fall on windless days too, and they fall from the trees of our greenhouse, where it is never cold.

So the leaf does not simply die. The tree lets it go, and keeps what it can use: the green is taken back into the twig before the leaf falls, which is why the yellow that was there all along can be seen at last.`;

export const ESSAY_POINTS: Point[] = [
  point(1, 'cause', 'strength', 'Leaves fall because of abscission', 'You name the process in your first sentence.'),
  point(
    2,
    'cause',
    'strength',
    'the tree builds a layer of cork between the leaf and the twig, and the leaf is cut off from water',
    'You say how it happens, step by step, and in your own words. A reader who has never heard of it can follow.',
  ),
  point(
    3,
    'cause',
    'next-step',
    'the leaf is cut off from water',
    'Say what the tree gains from this: what would happen to the water in winter if the leaf stayed?',
  ),
  point(
    4,
    'example',
    'strength',
    'I saw it in my garden: the maple turned red in one week and was bare in the next',
    'You bring an observation of your own, with a time.',
  ),
  point(
    5,
    'example',
    'next-step',
    'they fall from the trees of our greenhouse, where it is never cold',
    'Write down the temperature in the greenhouse: with a figure this becomes evidence that others can check.',
  ),
];

export const ESSAY_DRAFT: Partial<Assessment> = {
  draft: {
    criteria: [
      { criterionId: 'cause', kind: 'level', levelId: 'l2' },
      { criterionId: 'example', kind: 'level', levelId: 'l1' },
    ],
    points: ESSAY_POINTS,
    summary: 'You explain the cause clearly, and support it with what you saw. Now measure.',
    marks: 3,
  },
  findings: [
    finding('f1', 'p2', 'The last sentence praises more than the quoted words carry.'),
    finding('f2', null, 'The level says “with figures”, and no point names one.'),
  ],
  route: 'look-here',
  routeReasons: [{ code: 'warning-finding', criterionId: 'cause' }],
};

export const ESSAY_WORK = {
  kind: 'text' as const,
  text: ESSAY,
  typed: ESSAY,
  file: null,
  extraction: { status: 'none' as const },
};

function point(n: number, criterionId: string, kind: Point['kind'], quote: string, text: string): Point {
  return { id: `p${n}`, criterionId, kind, text, evidence: { kind: 'quote', quote, span: matchQuote(ESSAY, quote) } };
}

function finding(id: string, pointId: string | null, message: string): Finding {
  const about = { criterionId: pointId === null ? 'example' : 'cause', pointId };
  return { id, check: 'sample', source: 'validator', severity: 'warning', ...about, message, proposal: null };
}
