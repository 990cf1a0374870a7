import { rubricDiffView } from './rubric-diff-view.ts';
import type { Touch } from './touch.ts';
import type { VersionGroup } from './version-work.ts';

/** What `versions/touch` prints of a change, without the form around it: the difference, and everything it meets. */
export function touchView(touch: Touch, { base, judges }: { base: string; judges: boolean }) {
  const { groups, diff, saved } = touch;
  const link = (path: string) => (judges ? `${base}/${path}` : null);
  const works = LINES.flatMap(({ group, path }) => {
    const count = groups[group].length;
    return count === 0 ? [] : [{ key: `versions:touch.${group}`, count, href: path === null ? null : link(path) }];
  });
  return {
    diff: rubricDiffView(diff),
    workLanguage: null,
    works,
    total: diff.total.before === diff.total.after ? null : diff.total,
    stays: diff.total.after,
    scores: touch.scores,
    batches: touch.batches.map((id, index) => ({ number: index + 1, href: link(`batch/${id}`) })),
    batchCount: touch.batches.length,
    exemplars: touch.exemplars === 0 ? null : { count: touch.exemplars, href: link('assignment/exemplars') },
    saved: {
      gone: saved.gone.map((one) => ({ ...one, href: link('bank') })),
      retitled: saved.retitled.map((one) => ({ ...one, href: link('bank') })),
    },
  };
}

/** In the order of a work's life; one that is over is touched by nothing. */
const LINES: { group: VersionGroup; path: string | null }[] = [
  { group: 'composing', path: null },
  { group: 'reading', path: 'queue?state=being-read' },
  { group: 'waiting', path: 'queue?state=with-teacher' },
  { group: 'edited', path: 'queue?state=with-teacher' },
  { group: 'marking', path: 'queue?second=open' },
  { group: 'approved', path: 'queue?state=approved' },
  { group: 'released', path: 'queue?state=released' },
  { group: 'changing', path: 'queue?asked=open' },
];
