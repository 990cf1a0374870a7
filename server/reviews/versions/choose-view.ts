import type { NumberedVersion } from '../../assignments/switched-rubric.ts';
import type { ChosenWorks } from '../../assignments/rubric-change.ts';
import type { Call } from '../../submissions/called.ts';
import { stateBadge } from '../state-badge.ts';
import { groupOf, REREADABLE, standsUnder, type VersionGroup, type VersionWork } from './version-work.ts';

/** What `versions/choose` prints: works to read again, one by one and by group, with what that would do to each. */
export function chooseView(works: readonly VersionWork[], { base, call, versions, chosen }: ChoosePage) {
  const open = works.filter((work) => REREADABLE.has(groupOf(work)));
  const [ids, groups] = [new Set(chosen.ids), new Set(chosen.groups)];
  const rows = open.map((work) => ({
    id: work._id,
    student: call(work),
    href: `${base}/review/${work._id}`,
    attempt: work.attempt,
    state: stateBadge(work.state),
    marks: work.release && { given: work.release.marks, of: work.release.maximum },
    version: versions.find(({ id }) => id === standsUnder(work))?.number ?? null,
    does: `versions:does.${groupOf(work)}`,
    chosen: ids.has(work._id),
    order: ORDER.indexOf(groupOf(work)),
  }));
  return {
    groups: ORDER.flatMap((name) => {
      const count = open.filter((work) => groupOf(work) === name).length;
      return count === 0 ? [] : [{ name, key: `versions:all.${name}`, count, chosen: groups.has(name) }];
    }),
    open: rows.length <= FEW_ROWS,
    rows: rows.sort(byOrder).slice(0, MOST_ROWS),
    more: Math.max(0, rows.length - MOST_ROWS),
  };
}

type ChoosePage = { base: string; call: Call; versions: readonly NumberedVersion[]; chosen: ChosenWorks };

/** A form of more fields than this is refused as too large; whole groups can be chosen all the same. */
const MOST_ROWS = 500;
/** As many are looked at rather than looked for. */
const FEW_ROWS = 25;

const ORDER: VersionGroup[] = ['reading', 'waiting', 'edited', 'released', 'changing'];

type Row = { order: number; attempt: number; student: { name: string | null; alias: number | null } };

function byOrder(a: Row, b: Row): number {
  const name = ({ student }: Row) => student.name ?? String(student.alias ?? '').padStart(7, '0');
  return a.order - b.order || name(a).localeCompare(name(b)) || a.attempt - b.attempt;
}
