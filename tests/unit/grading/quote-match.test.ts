import { normalisedOnly, normaliseText } from '../../../server/grading/normalise-text.ts';
import { holdsQuote, matchQuote } from '../../../server/grading/quote-match.ts';

const found = (work: string, quote: string) => {
  const span = matchQuote(work, quote);
  return span && work.slice(span.start, span.end);
};

test.each([
  ['the same words', 'Rain falls here.', 'falls', 'falls'],
  ['white space runs and line breaks', 'one  two\n\tthree', 'one two three', 'one  two\n\tthree'],
  ['no-break space in the work', 'ten\u00a0metres', 'ten metres', 'ten\u00a0metres'],
  ['curly against straight quotes', 'She said “no” – it’s late', 'said "no" - it\'s', 'said “no” – it’s'],
  ['straight against curly quotes', 'it\'s "so"', 'it’s “so”', 'it\'s "so"'],
  ['minus and non-breaking hyphen', 'x − y, e\u2011mail', 'x - y, e-mail', 'x − y, e\u2011mail'],
  ['decomposed work, composed quote', 'un cafe\u0301 noir', 'café noir', 'cafe\u0301 noir'],
  ['composed work, decomposed quote', 'un café noir', 'cafe\u0301', 'café'],
  ['what follows a piece that NFC shortens', 'e\u0301e\u0301 end', 'end', 'end'],
  ['what NFC lengthens', '\u0958 after', 'after', 'after'],
  ['marks in another order', 'a\u0323\u0307b', 'a\u0307\u0323b', 'a\u0323\u0307b'],
  ['Korean letters that compose', '\u1112\u1161\u11ab글', '한글', '\u1112\u1161\u11ab글'],
  ['surrogate pairs', '𝒳 is 😀 here', 'is 😀', 'is 😀'],
  ['right-to-left script', 'قال المعلم نعم', 'المعلم', 'المعلم'],
  ['the first of several places', 'ab ab', 'ab', 'ab'],
  ['white space around the quote', 'a b', '  a b\n', 'a b'],
])('finds %s', (_name, work, quote, expected) => {
  expect(found(work, quote)).toBe(expected);
});

test.each([
  ['words that are not there', 'Rain falls.', 'Snow falls'],
  ['another letter case', 'Rain', 'rain'],
  ['a quote shortened with dots', 'one two three', 'one … three'],
  ['half a surrogate pair', 'a😀b', '\ud83d'],
  ['a letter without its accent', 'café', 'cafe'],
  ['an empty quote', 'text', ''],
  ['only white space', 'a b', '  \n'],
  ['anything in an empty work', '', 'a'],
])('does not find %s', (_name, work, quote) => {
  expect(matchQuote(work, quote)).toBeNull();
});

describe('for any text made of awkward pieces', () => {
  const pieces = [
    'a',
    'é',
    'e\u0301',
    'a\u0323\u0307',
    ' ',
    '  ',
    '\n',
    '\u00a0',
    '“',
    '"',
    '’',
    '–',
    '-',
    '😀',
    '한',
    '\u1112\u1161\u11ab',
    'ß',
    'İ',
    'ﬁ',
    '\u0958',
    'ق',
    '\r\n',
  ];
  const texts = Array.from({ length: 300 }, (_, seed) => randomText(pieces, seed + 1));

  test('normalising is idempotent and equals the same rules applied to the whole', () => {
    for (const text of texts) {
      const { text: plain } = normaliseText(text);
      expect(normaliseText(plain).text).toBe(plain);
      expect(plain).toBe(wholeTextRules(text));
    }
  });

  test('without offsets the text is the same, and a quote is found in the same texts', () => {
    const awkward = [...pieces, '\u{e0041}', '\u2001', '\u212a', '\u0301', '\u30ab', '\u3099', '\ud83d'];
    for (const [seed, text] of [...texts, ...texts.map((_, at) => randomText(awkward, at + 1))].entries()) {
      expect(normalisedOnly(text)).toBe(normaliseText(text).text);
      const quotes = [text.slice(seed % 7, 4 + (seed % 11)), randomText(pieces, seed).slice(0, 3), ''];
      for (const quote of quotes) expect(holdsQuote(text, quote)).toBe(matchQuote(text, quote) !== null);
    }
  });

  test('offsets rise, stay inside, and map every unit', () => {
    for (const text of texts) {
      const { text: plain, starts, ends } = normaliseText(text, { foldCase: true });
      expect([starts.length, ends.length]).toEqual([plain.length, plain.length]);
      expect(starts.every((start, i) => start < (ends[i] ?? 0) && (i === 0 || start >= (starts[i - 1] ?? 0)))).toBe(
        true,
      );
      expect(Math.max(0, ...ends)).toBeLessThanOrEqual(text.length);
    }
  });

  test('every whole-piece stretch of a text is found, and what is found reads the same', () => {
    for (const text of texts) {
      const quote = text.slice(Math.floor(text.length / 4)).replace(/^[\u0300-\u036f\udc00-\udfff\u1160-\u11ff]+/, '');
      const start = text.length - quote.length;
      if (
        quote.trim() === '' ||
        normaliseText(text.slice(0, start)).text + normaliseText(quote).text !== normaliseText(text).text
      )
        continue;
      const hit = found(text, quote);
      expect(hit === null ? null : normaliseText(hit).text).toBe(normaliseText(quote).text.trim());
    }
  });
});

function wholeTextRules(text: string): string {
  const signs = text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[‘-‛′]/g, "'")
    .replace(/[“-‟″]/g, '"');
  return signs.replace(/[‐-―−]/g, '-');
}

function randomText(pieces: string[], seed: number): string {
  let state = seed * 2_654_435_761;
  const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 8;
  return Array.from({ length: 5 + (next() % 30) }, () => pieces[next() % pieces.length] ?? '').join('');
}
