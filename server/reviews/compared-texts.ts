import { diffTexts, type TextChange } from './text-diff.ts';

/** A difference as `reviews/diff` prints it. */
export function comparedTexts(before: string, after: string) {
  const diff = diffTexts(before, after);
  if (diff.kind === 'too-different') return { tooDifferent: true, byLines: false, same: false, parts: [] };
  const same = diff.changes.every(({ kind }) => kind === 'same');
  return { tooDifferent: false, byLines: diff.kind === 'lines', same, parts: diff.changes.flatMap(diffPart) };
}

/** Words kept around a change; longer stretches without one are counted instead of printed. */
const CONTEXT_WORDS = 40;

function diffPart(change: TextChange) {
  if (change.kind === 'change') return [{ ...change, text: null, skipped: 0 }];
  const words = change.text.match(/\S+\s*|\s+/g) ?? [];
  const plain = (text: string) => ({ removed: '', added: '', text, skipped: 0 });
  if (words.length <= 3 * CONTEXT_WORDS) return [plain(change.text)];
  const skipped = words.length - 2 * CONTEXT_WORDS;
  const [head, tail] = [words.slice(0, CONTEXT_WORDS), words.slice(-CONTEXT_WORDS)];
  return [plain(head.join('')), { removed: '', added: '', text: null, skipped }, plain(tail.join(''))];
}
