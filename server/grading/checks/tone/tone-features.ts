import type { ToneText } from './tone-text.ts';

/** How many weights a model has; features share them by hash, and so many that one never seen hardly meets a known one. */
export const BUCKETS = 2 ** 18;

/**
 * The features of a wording: its tokens, pairs and triples of them, and the letter groups of three to five within a word,
 * which let compounds and endings never seen meet known ones; each hashed to a bucket and weighed so that long and
 * short wordings count alike.
 * Source: Weinberger et al. 2009, "Feature Hashing for Large Scale Multitask Learning", ICML.
 */
export function featuresOf({ tokens, marks }: ToneText): Feature[] {
  const words = ['^', ...tokens, '$'];
  const turns = [2, 3].flatMap((size) => groups(words, size).map((group) => `t${group.join(' ')}`));
  const wordFeatures = unique([...tokens.map((token) => `w${token}`), ...turns]);
  const letters = unique(tokens.flatMap((token) => lettersOf(token)));
  return [
    ...weighed(wordFeatures, WORDS_WEIGH),
    ...weighed(letters, LETTERS_WEIGH),
    ...marks.map((mark) => ({ bucket: bucketOf(`m${mark}`), weight: 1, isMark: true })),
  ];
}

/** `isMark`: seen by a list or the form, which each fault weighs in its own way. */
export type Feature = { bucket: number; weight: number; isMark: boolean };

const WORDS_WEIGH = 2;
const LETTERS_WEIGH = 1.5;

function weighed(names: readonly string[], all: number): Feature[] {
  const weight = all / Math.sqrt(Math.max(1, names.length));
  return names.map((name) => ({ bucket: bucketOf(name), weight, isMark: false }));
}

function lettersOf(token: string): string[] {
  if (token.length < 3) return [];
  const letters = Array.from(`^${token}$`);
  return [3, 4, 5].flatMap((size) => groups(letters, size).map((group) => `l${group.join('')}`));
}

function groups<T>(items: readonly T[], size: number): T[][] {
  return items.slice(0, Math.max(0, items.length - size + 1)).map((_item, at) => items.slice(at, at + size));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** FNV-1a, 32 bits, folded. */
function bucketOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 17)) >>> 0) % BUCKETS;
}
