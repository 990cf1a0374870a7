import { createHash } from 'node:crypto';

/** What two answers are compared by; made once for each. */
export type Likeness = {
  id: string;
  /** Of the tokens in order: equal for the same answer, whatever its capitals, spaces and sentence signs. */
  exact: string;
  /** Numbers, signs and negations in order: answers that differ here never stand together. */
  guard: string;
  short: boolean;
  /** Words of a short answer, runs of three words of a longer one. */
  features: ReadonlySet<string>;
};

/** Words up to which an answer is short: runs of three words say little about fewer. */
const SHORT = 30;

/**
 * How alike two longer answers must be: the share of their runs of three words that they have in common (Jaccard's
 * index over shingles: Broder 1997, "On the resemblance and containment of documents"). At 0.8, two texts of 300 words
 * differ in about a dozen places at most.
 */
const ALIKE = 0.8;

/** The tokens of an answer: numbers with sign and decimals, words, and every other sign that is not a sentence's. */
export function tokensOf(text: string): string[] {
  const plain = text.normalize('NFC').replace(/[’‘]/g, "'").replace(/[−–—]/g, '-').toLowerCase();
  return plain.match(TOKENS) ?? [];
}

const TOKENS =
  /(?:(?<![\p{L}\p{N}])[-+])?\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\p{N}.,;:!?"'()[\]“”„«»…-]/gu;

/**
 * Words that turn a statement round, in the languages of the product. A word that is missing here can still not hide:
 * answers of which one swaps a word for another do not stand together when they are short.
 */
const NEGATIONS = new Set([
  ...['not', 'no', 'never', 'none', 'nothing', 'nobody', 'neither', 'nor', 'without', 'cannot', 'hardly', 'only'],
  ...['nicht', 'kein', 'keine', 'keinen', 'keinem', 'keiner', 'keines', 'nie', 'niemals', 'nichts', 'niemand', 'ohne'],
  ...['weder', 'noch', 'kaum', 'nur', 'ni', 'nunca', 'jamás', 'nada', 'nadie', 'ningún', 'ninguna', 'ninguno', 'sin'],
  ...['tampoco', 'apenas', 'solo', 'sólo', 'false', 'falsch', 'falso', 'true', 'wahr', 'verdadero'],
]);

/** Whether a token turns round the sentence it stands in. */
export function isNegation(token: string): boolean {
  return NEGATIONS.has(token) || /n't$/.test(token);
}

function isGuarded(token: string): boolean {
  return !/^\p{L}/u.test(token) || isNegation(token) || /^(?:un|in|im|ir|il|dis|non)\p{L}{4,}/u.test(token);
}

export function likenessOf(id: string, text: string): Likeness {
  const tokens = tokensOf(text);
  const short = tokens.length <= SHORT;
  const guard = tokens.filter(isGuarded).join(' ');
  return {
    id,
    exact: hash(tokens.join(' ')),
    guard: hash(guard),
    short,
    features: new Set(short ? tokens : runsOf(tokens)),
  };
}

function runsOf(tokens: readonly string[]): string[] {
  return tokens.slice(2).map((token, at) => `${tokens[at] ?? ''} ${tokens[at + 1] ?? ''} ${token}`);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/**
 * Whether two answers may stand side by side: the same tokens; or the same numbers and negations, and
 * - short ones: one says all that the other says and at most a quarter more, so that no word was swapped for another
 *   (the order of words is not looked at: "the dog bites the cat" stands with its mirror, and the page shows where
 *   they differ);
 * - longer ones: `ALIKE` of their runs of three words in common.
 */
export function areAlike(a: Likeness, b: Likeness): boolean {
  if (a.exact === b.exact) return true;
  if (a.guard !== b.guard || a.short !== b.short) return false;
  const [small, large] = a.features.size <= b.features.size ? [a.features, b.features] : [b.features, a.features];
  if (small.size < ALIKE * large.size) return false;
  let common = 0;
  for (const feature of small) if (large.has(feature)) common += 1;
  if (a.short) return common === small.size;
  return common >= ALIKE * (small.size + large.size - common);
}
