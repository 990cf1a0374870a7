import type { Assignment } from '../../../server/assignments/assignment.ts';
import type { Point } from '../../../server/grading/assessment.ts';
import { matchQuote } from '../../../server/grading/quote-match.ts';
import { systemClock } from '../../../server/clock.ts';
import type { Services } from '../../../server/services.ts';
import { seedWork } from '../../support/desk.ts';
import { ESSAY_DRAFT, ESSAY_WORK } from '../../support/review-sample.ts';

const NOTES = 40;
const WORDS = 5_000;

/** One essay of 5,000 words whose draft has 40 notes, each at other words of it: the largest page a teacher meets. */
export async function seedEssay(services: Pick<Services, 'db'>, assignment: Assignment): Promise<void> {
  const text = essay();
  const draft = {
    ...ESSAY_DRAFT,
    draft: { ...DRAFT, points: Array.from({ length: NOTES }, (_, n) => noteOf(text, n)) },
  };
  await seedWork(
    { services, assignment, clock: systemClock },
    {
      ...{ _id: 'essay', personId: 'p0', attempt: 2, draft },
      work: { kind: 'text', text, typed: text, file: null, extraction: { status: 'none' } },
    },
  );
}

/** Works with sound drafts, which can be approved as they stand; the queue finds them by the word "windless". */
export async function seedReviews(
  services: Pick<Services, 'db'>,
  assignment: Assignment,
  count: number,
): Promise<void> {
  const desk = { services, assignment, clock: systemClock };
  const draft = { ...ESSAY_DRAFT, findings: [], route: 'ready' as const, routeReasons: [] };
  for (let n = 0; n < count; n++)
    await seedWork(desk, { _id: `review-${n}`, personId: `p${n}`, attempt: 3, work: ESSAY_WORK, draft });
}

const DRAFT = {
  criteria: [
    { criterionId: 'cause', kind: 'level' as const, levelId: 'l2' },
    { criterionId: 'example', kind: 'level' as const, levelId: 'l1' },
  ],
  summary: 'You explain the cause clearly, and support it with what you saw. Now measure.',
  marks: 3,
};

/** Paragraphs of ten sentences of ten words; every sentence is numbered, so that any of them can be quoted alone. */
function essay(): string {
  const sentence = (n: number) => `In garden ${n} the leaves fell on day ${n} of autumn.`;
  const sentences = Array.from({ length: WORDS / 10 }, (_, n) => sentence(n));
  const paragraphs = Array.from({ length: sentences.length / 10 }, (_, at) => sentences.slice(at * 10, at * 10 + 10));
  return paragraphs.map((one) => one.join(' ')).join('\n\n');
}

function noteOf(text: string, n: number): Point {
  const quote = `In garden ${n * 12} the leaves fell on day ${n * 12} of autumn.`;
  return {
    ...{
      id: `p${n + 1}`,
      criterionId: n % 2 === 0 ? 'cause' : 'example',
      kind: n % 3 === 0 ? 'strength' : 'next-step',
    },
    text: `Say what you saw in garden ${n * 12} on the day before, so that a reader can tell what changed.`,
    evidence: { kind: 'quote', quote, span: matchQuote(text, quote) },
  };
}
