import { drawn } from '../draw.ts';
import { withAddedPoint, type Injector } from '../mutant.ts';
import { phrasesOf } from '../phrases/phrases.ts';

/** The same point made twice: copied, opened with other words, its sentences turned round, or without its last words. */
export const duplicatePoint: Injector = (one, random) => {
  const [copied, opened, turned, shortened] = drawn([...one.draft.points, ...one.draft.points], 4, random);
  const [opening = ''] = drawn(phrasesOf(one).again, 1, random);
  return [
    ...(copied ? [withAddedPoint(one, 'word for word', copied, {})] : []),
    ...(opened
      ? [withAddedPoint(one, 'with another opening', opened, { text: opening + decapitalised(opened.text) })]
      : []),
    ...(turned ? [withAddedPoint(one, 'sentences turned round', turned, { text: turnedRound(turned.text) })] : []),
    ...(shortened ? [withAddedPoint(one, 'without its last words', shortened, { text: cut(shortened.text) })] : []),
  ];
};

function decapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function turnedRound(text: string): string {
  return text
    .split(/(?<=[.!?:])\s+/u)
    .toReversed()
    .join(' ');
}

function cut(text: string): string {
  const words = text.replace(/[.!?]$/u, '').split(/\s+/u);
  return `${words.slice(0, Math.ceil(words.length * 0.85)).join(' ')}.`;
}
