import { stemOf, wordsOf } from '../../language/words-of.ts';
import { isGradeName, isGradeTalk } from '../grade-names.ts';
import { withAllDigits } from '../number-words.ts';
import { ownProse, quotedIn } from '../own-prose.ts';
import { remembered } from '../../remembered.ts';
import type { FeedbackWords } from '../words/feedback-words.ts';

/**
 * A wording as the tone models see it: `tokens` in reading order, with what belongs to one work masked (`@` a word that
 * work, task, notes, rubric or quote have too, `#` a number or number word, `«»` a quotation but for the name of a grade, code or formula, `§` the criterion's
 * title), and `marks`, what the lists and the form say of it. So a model learns how feedback talks, never what about.
 */
export function readTone(text: string, { title, isKnown }: ToneContext, words: FeedbackWords): ToneText {
  const whole = text.normalize('NFC').trim();
  const untitled = title === '' ? whole : whole.replaceAll(titlePattern(title), ' ѣ ');
  const raw = wordsOf(withAllDigits(ownProse(untitled, (quoted) => !isGradeName(quoted))).replaceAll('…', ' ѫ '));
  const telling = new Set([...new Set(raw)].filter(tellingIn(words)));
  const tokens = raw.map(
    (word) => MASKS[word] ?? masked(word, telling.has(word) && !isGradeTalk(word) && isKnown(stemOf(word))),
  );
  const own = [...telling].filter((word) => tokens.includes(word));
  return { tokens, marks: [...formOf(whole, tokens), ...listed(whole, own, words)] };
}

export type ToneText = { tokens: string[]; marks: string[] };

/** `isKnown`: whether a stem is of this work or its assignment; `title` is the criterion's, empty for none. */
export type ToneContext = { title: string; isKnown: (stem: string) => boolean };

/** Letters that feedback in Latin script has no use for stand for what was cut out, until the words are parted. */
const MASKS: Readonly<Record<string, string>> = { ѣ: '§', ѫ: '«»' };

function masked(word: string, isKnown: boolean): string {
  if (/^\p{N}/u.test(word)) return '#';
  return isKnown ? '@' : word;
}

/** No stop word, no feedback talk, no word of praise: rubrics are full of "clear" and "convincing". Asked of each word once. */
function tellingIn(words: FeedbackWords): (word: string) => boolean {
  const known = tellingBy.get(words);
  if (known) return known;
  const made = remembered(
    (word) => !words.stopWords.has(word) && !words.talk.has(word) && word.search(words.valued) < 0,
  );
  tellingBy.set(words, made);
  return made;
}

const tellingBy = new WeakMap<FeedbackWords, (word: string) => boolean>();

/** What can be seen without any list. */
function formOf(text: string, tokens: readonly string[]): string[] {
  const known = tokens.filter((token) => token === '@').length;
  return [
    `known ${Math.min(known, 4)}`,
    `long ${[2, 4, 7, 12, 18, 26].findIndex((most) => tokens.length <= most)}`,
    ...(text.endsWith('!') ? ['exclaimed'] : []),
    ...(text.endsWith('?') ? ['asked'] : []),
    ...(quotedIn(text).length > 0 ? ['quotes'] : []),
    ...(tokens.includes('#') ? ['counts'] : []),
    ...(text.includes(':') ? ['colon'] : []),
    ...(/%/u.test(text) ? ['percent'] : []),
    ...(/\d\s*\/\s*\d/u.test(text) ? ['part'] : []),
    ...(LONE_LETTER.test(text) ? ['letter'] : []),
  ];
}

/** "A B+", "in the C range", "straight As": a capital that stands alone and is no article. */
export const LONE_LETTER =
  /(?<![\p{L}\p{N}’'])(?:[B-FU][+–-]?|A[+–-]|(?<=\S\s)As?|[B-F]s|A(?=\s*[.,;:!?)]|\s*$))(?![\p{L}\p{N}’'+])/u;

/** What the word lists say; `listed …` marks, so that training can leave them out where a list was written for the text. */
function listed(text: string, telling: readonly string[], words: FeedbackWords): string[] {
  const own = new Set(telling.map(stemOf));
  const rare = new Set(telling.filter((word) => !words.common.has(word)));
  const said = LISTS.filter((list) => text.search(words[list]) >= 0);
  return [
    `own ${Math.min(own.size, 6)}`,
    `rare ${Math.min(rare.size, 6)}`,
    `valued ${Math.min([...text.matchAll(words.valued)].length, 3)}`,
    `general ${Math.min([...text.matchAll(words.general)].length, 3)}`,
    ...said,
    ...(text.search(words.act) === 0 ? ['act first'] : []),
  ].map((mark) => `listed ${mark}`);
}

const LISTS = ['highPraise', 'praise', 'contrast', 'negation', 'unsaid', 'act', 'units', 'vague', 'toStudent'] as const;

const titlePattern = remembered((title) => new RegExp(escaped(title), 'giu'));

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}
