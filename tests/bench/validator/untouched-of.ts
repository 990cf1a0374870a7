import type { Draft, Point } from '../../../server/grading/assessment.ts';
import type { Work } from '../../../server/grading/work.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { placed, type BenchCase } from './bench-case.ts';
import { drawn, seedOf, shuffled } from './draw.ts';
import { phrasesOf } from './phrases/phrases.ts';

/** A draft as sound as the one it comes from: a finding that weighs more than a note is a false alarm. */
export type Untouched = { caseId: string; variant: string; draft: Draft; work: Work };

/** The sound draft itself and fifteen others that mean the same; the same seed gives the same variants. */
export function untouchedOf(one: BenchCase, seed: number): Untouched[] {
  const random = seededRandom(seedOf(seed, one.id, 'untouched'));
  return Object.entries(CHANGES).map(([variant, change]) => {
    const { draft, work } = change({ draft: one.draft, work: one.work }, one, random);
    const points = draft.points.map((point) => ({ ...point, evidence: placed(point.evidence, work.text) }));
    return { caseId: one.id, variant, draft: { ...draft, points }, work };
  });
}

type Pair = { draft: Draft; work: Work };
type Change = (pair: Pair, one: BenchCase, random: () => number) => Pair;

const CHANGES: Record<string, Change> = {
  'as written': (pair) => pair,
  'points reversed': (pair) => withPoints(pair, (points) => points.toReversed()),
  'points shuffled': (pair, _one, random) => withPoints(pair, (points) => shuffled(points, random)),
  'criteria reversed': ({ draft, work }) => ({ draft: { ...draft, criteria: draft.criteria.toReversed() }, work }),
  'straight signs in the quotes': (pair) => withQuotes(pair, typed),
  'straight signs in the comments': (pair) => withTexts(pair, straight),
  'curly signs in the work': ({ draft, work }) => ({ draft, work: { ...work, text: curly(work.text) } }),
  'work decomposed': ({ draft, work }) => ({ draft, work: { ...work, text: work.text.normalize('NFD') } }),
  'quotes decomposed': (pair) => withQuotes(pair, (quote) => quote.normalize('NFD')),
  'comments decomposed': (pair) => withTexts(pair, (text) => text.normalize('NFD')),
  'line ends of Windows': ({ draft, work }) => ({ draft, work: { ...work, text: work.text.replaceAll('\n', '\r\n') } }),
  'quotes broken over lines': (pair) => withQuotes(pair, (quote) => quote.replace(' ', '\n')),
  'double spaces in the work': ({ draft, work }) => ({
    draft,
    work: { ...work, text: work.text.replaceAll('. ', '.  ') },
  }),
  'white space around comments': (pair) => withTexts(pair, (text) => ` ${text}\n`),
  'a harmless sentence in a point': (pair, one, random) => withHarmlessPoint(pair, one, random),
  'a harmless sentence in the summary': ({ draft, work }, one, random) => {
    return { draft: { ...draft, summary: `${draft.summary} ${harmless(one, random)}` }, work };
  },
};

function withPoints({ draft, work }: Pair, change: (points: Point[]) => Point[]): Pair {
  return { draft: { ...draft, points: change(draft.points) }, work };
}

function withQuotes(pair: Pair, change: (quote: string) => string): Pair {
  return withPoints(pair, (points) =>
    points.map((point) => {
      const { evidence } = point;
      return evidence.kind === 'quote' ? { ...point, evidence: { ...evidence, quote: change(evidence.quote) } } : point;
    }),
  );
}

function withTexts(pair: Pair, change: (text: string) => string): Pair {
  const { draft, work } = withPoints(pair, (points) => points.map((point) => ({ ...point, text: change(point.text) })));
  return { draft: { ...draft, summary: change(draft.summary) }, work };
}

function withHarmlessPoint(pair: Pair, one: BenchCase, random: () => number): Pair {
  const steps = pair.draft.points.filter((point) => point.kind === 'next-step');
  const [chosen] = drawn(steps, 1, random);
  return withPoints(pair, (points) =>
    points.map((point) => (point === chosen ? { ...point, text: `${point.text} ${harmless(one, random)}` } : point)),
  );
}

function harmless(one: BenchCase, random: () => number): string {
  return drawn(phrasesOf(one).harmless, 1, random).join('');
}

/** Curly signs as a plain keyboard types them; guillemets stay, since the search for quotes keeps them apart. */
function typed(text: string): string {
  return text.replaceAll(/[“”„]/gu, '"').replaceAll(/[‘’‚]/gu, "'");
}

function straight(text: string): string {
  return typed(text).replaceAll(/[«»]/gu, '"');
}

function curly(text: string): string {
  return text.replaceAll(/"([^"\n]*)"/gu, '“$1”').replaceAll("'", '’');
}
