import type { Done } from './change-rubric-form.ts';
import type { Place, Removed, RubricAct } from './rubric-act.ts';
import type { RubricForm } from './rubric-form.ts';

/** What the last button of an editor did; nothing was pressed yet where `act` is null. */
export type LastAct = { form: RubricForm; act: RubricAct | null; done: Done | null; removed: Removed | null };

/** Said for those who cannot see it move. */
export function saidView({ form, act, done, removed }: LastAct) {
  if (!done) return act?.kind === 'look' ? { key: 'editor:said.shown' } : null;
  const at = removed?.at ?? done.at;
  const { row, index, what } = rowOf(form, at);
  const title = removed ? titleOf(removed) : row[index]?.title;
  const name = title ? `“${title}”` : String(index + 1);
  return { key: `editor:said.${done.what}.${what}`, name, n: index + 1, of: row.length };
}

function titleOf(removed: Removed): string {
  return removed.criterion ? removed.criterion.title : removed.level.title;
}

/** The criteria, or the levels of one, and which of them a place is. */
function rowOf({ criteria }: RubricForm, { criterion, level }: Place) {
  if (level === null) return { row: criteria, index: criterion, what: 'criterion' };
  return { row: criteria[criterion]?.levels ?? [], index: level, what: 'level' };
}

/** Where the person goes on: at what was moved, by the same button while it has one; in what is new. */
export function focusOf({ form, act, done }: LastAct, at: Place): 'title' | 'earlier' | 'later' | null {
  if (!done || done.what === 'removed' || !isSame(done.at, at)) return null;
  if (act?.kind !== 'move') return 'title';
  const { row, index } = rowOf(form, at);
  if (index === 0) return 'later';
  return index === row.length - 1 || act.by < 0 ? 'earlier' : 'later';
}

function isSame(one: Place, other: Place): boolean {
  return one.criterion === other.criterion && one.level === other.level;
}
