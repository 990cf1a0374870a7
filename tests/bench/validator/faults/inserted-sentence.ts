import type { BenchCase } from '../bench-case.ts';
import { drawn } from '../draw.ts';
import { withPoint, withSummary, type Injected } from '../mutant.ts';

/** Variants that carry one of four sentences each: behind a point, in front of one, instead of one, in the summary. */
export function insertedSentence(one: BenchCase, sentences: readonly string[], random: () => number): Injected[] {
  const [behind = '', inFront = '', alone = '', inSummary = ''] = drawn(sentences, 4, random);
  const [first, second, third] = drawn(one.draft.points, 3, random);
  return [
    ...(first ? [withPoint(one, 'behind a point', first, { text: `${first.text} ${behind}` })] : []),
    ...(second ? [withPoint(one, 'in front of a point', second, { text: `${inFront} ${second.text}` })] : []),
    ...(third ? [withPoint(one, 'instead of a point', third, { text: alone })] : []),
    withSummary(one, 'in the summary', `${one.draft.summary} ${inSummary}`),
  ];
}
