import type { Span } from '../../grading/assessment.ts';
import { absentSearcher } from '../../grading/absent-search.ts';
import type { LooksFor } from './saved-point.ts';
import { findSimilarPassage, passagesOf, type Passage } from './similar-passage.ts';

/** A work made ready for many searches. */
export type ReadWork = { text: string; search: (terms: readonly string[]) => Span[]; passages: () => Passage[] };

/**
 * Whether a work has what a saved point looks for, and where. `words`: it says the very words, capitals aside;
 * `similar`: one of its sentences says most of them; `absence`: none of the words looked for stands in it.
 */
export type BankMatch =
  | { kind: 'words'; span: Span }
  | { kind: 'similar'; span: Span; share: number }
  | { kind: 'absence'; looked: string[] }
  | { kind: 'none' };

export function readWork(text: string): ReadWork {
  // Most pages offer nothing, and need neither.
  let searcher: ReadWork['search'] | null = null;
  let passages: Passage[] | null = null;
  return {
    text,
    search: (terms) => (searcher ??= absentSearcher(text))(terms),
    passages: () => (passages ??= passagesOf(text)),
  };
}

/** Decided by code from the stored text alone; spans are UTF-16 units of it. An empty work fits nothing. */
export function matchSavedPoint(work: ReadWork, { kind, words }: LooksFor): BankMatch {
  if (words.length === 0 || work.text.trim() === '') return { kind: 'none' };
  const found = work.search(words);
  if (kind === 'absence') return found.length === 0 ? { kind: 'absence', looked: words } : { kind: 'none' };
  const [span] = found;
  if (span) return { kind: 'words', span };
  const similar = words.flatMap((one) => findSimilarPassage(work.passages(), one) ?? []);
  const [best] = similar.sort((a, b) => b.share - a.share || a.span.start - b.span.start);
  return best ? { kind: 'similar', ...best } : { kind: 'none' };
}
