import type { CriterionVerdict, Finding, Point } from '../grading/assessment.ts';
import { matchQuote } from '../grading/quote-match.ts';
import { rubricSchema } from '../rubrics/rubric.ts';

/** What the design page shows its parts with: two criteria, quotes that overlap, a finding of every weight. */
export const SAMPLE_RUBRIC = rubricSchema.parse({
  id: 'design-sample',
  version: 1,
  title: 'An explanation',
  criteria: [
    {
      id: 'position',
      title: 'Position',
      description: 'The text takes one position and keeps to it.',
      levels: [
        { id: 'absent', title: 'Absent', points: 0, descriptor: 'No sentence says what is argued for.' },
        { id: 'implied', title: 'Implied', points: 2, descriptor: 'A position can be inferred, but none is stated.' },
        { id: 'stated', title: 'Stated', points: 4, descriptor: 'A sentence states a position that can be disputed.' },
      ],
    },
    {
      id: 'reasons',
      title: 'Reasons',
      description: 'Claims rest on reasons that a reader could check.',
      levels: [
        { id: 'bare', title: 'Bare claims', points: 0, descriptor: 'Claims are repeated; no reason is given.' },
        { id: 'reasons', title: 'Reasons', points: 3, descriptor: 'Main claims have reasons, without evidence.' },
        { id: 'evidence', title: 'Evidence', points: 6, descriptor: 'Most reasons are backed by something to check.' },
      ],
    },
  ],
});

export const SAMPLE_TEXT = `Every office should allow short breaks, because attention fades after forty minutes.

For example, a study at our library found that readers who paused made fewer mistakes. Some say that breaks cost time. However, the time comes back, since tired people repeat their work.`;

export const SAMPLE_CODE = `def mean(values):
    total = 0
    for value in values:
        total += value
    return total / len(values)
`;

export const SAMPLE_LEVELS: CriterionVerdict[] = [
  { criterionId: 'position', kind: 'level', levelId: 'stated' },
  { criterionId: 'reasons', kind: 'cannot-judge', reason: 'The study is named, but nobody can look it up.' },
];

export const SAMPLE_POINTS: Point[] = [
  quoted('position', 'strength', 'Every office should allow short breaks', 'You say at once what you argue for.'),
  quoted(
    'reasons',
    'strength',
    'a study at our library found that readers who paused made fewer mistakes',
    'You back your reason with an observation that others could repeat.',
  ),
  quoted(
    'reasons',
    'next-step',
    'readers who paused made fewer mistakes. Some say that breaks cost time',
    'Say how many readers there were, and what you counted as a mistake.',
  ),
  {
    id: 'absent',
    criterionId: 'reasons',
    kind: 'next-step',
    text: 'Name a source that a reader can look up.',
    evidence: { kind: 'absent', looked: ['according to', 'https'], found: [] },
  },
];

function quoted(criterionId: string, kind: Point['kind'], quote: string, text: string): Point {
  const evidence = { kind: 'quote' as const, quote, span: matchQuote(SAMPLE_TEXT, quote) };
  return { id: `${criterionId}-${quote.slice(0, 5)}`, criterionId, kind, text, evidence };
}

export const SAMPLE_FINDINGS: Finding[] = (['blocking', 'warning', 'note'] as const).map((severity, index) => ({
  id: `finding-${severity}`,
  check: 'sample',
  source: index === 1 ? 'validator' : 'check',
  severity,
  criterionId: 'reasons',
  pointId: index === 1 ? (SAMPLE_POINTS[2]?.id ?? null) : null,
  message: 'This sentence says more than the quoted words carry.',
  proposal: index === 1 ? 'Ask for the number of readers only.' : null,
  ...(index === 1 ? { cited: { words: 'readers who paused', standsIn: 'work' as const, span: null } } : {}),
}));

const SAID = { form: 'reply-n1', keep: 'reviews:reply.keep', change: 'reviews:reply.change', typed: '', error: null };
const SAID_AT = new Date('2026-11-23T12:00:00Z');

/** What students say back to a point: one waits for its answer, one has it. */
export const SAMPLE_REPLIES = [
  {
    ...SAID,
    ...{ id: 'n1', at: SAID_AT, open: true, answer: null },
    ...{ label: 'reviews:reply.kind.contest', text: 'It stands in my second paragraph.' },
  },
  {
    ...SAID,
    ...{ id: 'n2', at: SAID_AT, open: false, label: 'reviews:reply.kind.question', text: 'Which source do you mean?' },
    answer: {
      ...{ label: 'reviews:reply.answered.answered', text: 'Any of the reading list.', name: 'Olga Other' },
      ...{ at: SAID_AT, pending: true },
    },
  },
];
