/** One pattern for any of these phrases (sources of regular expressions, parted by `;`) as whole words, in any case. */
export function anyPhrase(list: string): RegExp {
  const phrases = list.split(/;\s+/u);
  return new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}-])(?:${phrases.join('|')})(?![\p{L}\p{M}\p{N}])`, 'giu');
}

export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

/** Words that are known in all their forms. */
export type Vocabulary = { has: (word: string) => boolean };

/**
 * The words of a list in their inflected forms: an ending and up to three letters more or less do not matter, accents
 * neither. Finer than `stemOf`, which takes "verschieben" and "verschieden" for one.
 */
export function vocabulary(list: string): Vocabulary {
  const known = new Set([...wordSet(list)].map(bareForm));
  return {
    has: (word) => {
      const bare = bareForm(word);
      return [0, 1, 2, 3].some(
        (cut) => (cut === 0 || bare.length - cut >= 4) && known.has(bare.slice(0, bare.length - cut)),
      );
    },
  };
}

function bareForm(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.length > 4 ? plain.replace(/(?:es|en|er|ar|ir|as|os|s|e|n|a|o)$/u, '') : plain;
}

/** One pattern for any of these words; `*` stands for any ending. */
export function anyWord(list: string): RegExp {
  const words = list
    .trim()
    .split(/\s+/u)
    .map((word) => word.replaceAll('*', String.raw`\p{L}*`));
  return new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}-])(?:${words.join('|')})(?![\p{L}\p{M}\p{N}])`, 'giu');
}
