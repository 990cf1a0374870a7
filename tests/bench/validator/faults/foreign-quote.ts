import { matchQuote } from '../../../../server/grading/quote-match.ts';
import { drawn, paired } from '../draw.ts';
import { withPoint, type Injector } from '../mutant.ts';
import { sentences } from './sentences.ts';

/** A quote that stands in another student's work of the same task: a whole sentence, or its first seven words. */
export const foreignQuote: Injector = (one, random) => {
  const foreign = (one.work.otherTexts ?? []).flatMap(sentences);
  const theirs = foreign.filter((sentence) => matchQuote(one.work.text, opening(sentence)) === null);
  const points = one.draft.points.filter((point) => point.evidence.kind === 'quote');
  return paired(drawn(theirs, 4, random), points, random).map(([sentence, point], index) => {
    const whole = index % 2 === 0;
    const quote = whole ? sentence : opening(sentence);
    const variant = whole ? 'a whole sentence' : 'the beginning of a sentence';
    return withPoint(one, variant, point, { evidence: { kind: 'quote', quote, span: null } });
  });
};

function opening(sentence: string): string {
  return sentence.split(/\s+/u).slice(0, 7).join(' ');
}
