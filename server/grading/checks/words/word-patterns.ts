import { stemOf } from '../../language/words-of.ts';

/** One pattern for any of these phrases (sources of regular expressions, parted by `;`) as whole words, in any case. */
export function anyPhrase(list: string): RegExp {
  const phrases = list.split(/;\s+/u);
  return new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}-])(?:${phrases.join('|')})(?![\p{L}\p{M}\p{N}])`, 'giu');
}

export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

export function stemSet(list: string): ReadonlySet<string> {
  return new Set([...wordSet(list)].map(stemOf));
}
