import type { Span } from '../../grading/assessment.ts';
import { diffTexts } from '../text-diff.ts';

/** A stretch of both texts: the same in both, or what was taken out and what was put in. Offsets as for evidence. */
export type Stretch = { same: boolean; old: Span; now: Span; removed: string; added: string };

/** Both texts cut into stretches, from the word-level difference; null where they have too little in common. */
export function alignTexts(before: string, after: string): Stretch[] | null {
  const diff = diffTexts(before, after);
  if (diff.kind === 'too-different') return null;
  let [old, now] = [0, 0];
  return diff.changes.map((change): Stretch => {
    const same = change.kind === 'same';
    const removed = same ? change.text : change.removed;
    const added = same ? change.text : change.added;
    const spans = { old: { start: old, end: old + removed.length }, now: { start: now, end: now + added.length } };
    [old, now] = [spans.old.end, spans.now.end];
    return { same, ...spans, removed, added };
  });
}

/**
 * The changes that belong to a passage of the earlier text: those that take something out of it, and what was put in
 * within it or right after it on its line. What was put in right before it belongs to what stands before.
 */
export function changesIn(stretches: readonly Stretch[], passage: Span): Stretch[] {
  return stretches.filter(({ same, old, added }) => {
    if (same) return false;
    if (old.start === passage.end && old.end === passage.end) return !/^\s*\n/.test(added);
    if (old.start === old.end) return old.start > passage.start && old.start < passage.end;
    return old.start < passage.end && old.end > passage.start;
  });
}

/** Where a passage of the earlier text stands now, with what was put in its place and right after it. */
export function placeNow(stretches: readonly Stretch[], passage: Span): Span {
  const own = changesIn(stretches, passage);
  const kept = stretches.flatMap(({ same, old, now }) => {
    const [start, end] = [Math.max(old.start, passage.start), Math.min(old.end, passage.end)];
    return same && start < end ? [{ start: now.start + start - old.start, end: now.start + end - old.start }] : [];
  });
  const parts = [...own.map(({ now }) => now), ...kept];
  if (parts.length === 0) return { start: 0, end: 0 };
  return { start: Math.min(...parts.map(({ start }) => start)), end: Math.max(...parts.map(({ end }) => end)) };
}
