import type { RubricFault } from '../rubrics/parse-rubric.ts';
import { rubricTotal } from '../rubrics/rubric-version.ts';
import { rubricView } from '../rubrics/rubric-view.ts';
import { serialiseRubric } from '../rubrics/serialise-rubric.ts';
import { MOST_ON_SHELF, type LibraryRubric } from '../workshop/library-rubric.ts';
import type { UseCount } from '../workshop/use-counts.ts';

/** A text that was not kept: what was typed (over which version, where that is not the one that stands), and why not. */
export type SiteAttempt = {
  yaml: string;
  seen?: string;
  faults: RubricFault[];
  reason: 'taken' | 'full' | 'changed-meanwhile' | null;
};

export type SiteRubricsShown = {
  rubrics: readonly LibraryRubric[];
  uses: ReadonlyMap<string, UseCount>;
  removed: LibraryRubric | null;
  done: string | null;
  attempt: SiteAttempt | null;
};

/** What the admin's list of the site's rubrics prints. */
export function siteRubricsView({ rubrics, uses, removed, done, attempt }: SiteRubricsShown) {
  return {
    titleKey: 'workshop:site.title',
    done: done !== null && done !== 'removed' ? `workshop:site.done.${done}` : null,
    removed: removed && { title: removed.rubric.title, restore: `/admin/rubrics/${removed._id}/restore` },
    rubrics: rubrics.map(({ _id, rubric, createdBy, updatedAt }) => ({
      ...{ href: `/admin/rubrics/${_id}`, title: rubric.title, rubricId: rubric.id, total: rubricTotal(rubric) },
      ...{ uses: uses.get(_id)?.everywhere ?? 0, createdBy, updatedAt },
    })),
    most: MOST_ON_SHELF,
    text: textView(attempt, { action: '/admin/rubrics', yaml: '', seen: '', save: 'workshop:site.add' }),
  };
}

/** What the admin's page of one of them prints. */
export function siteRubricView(kept: LibraryRubric, attempt: SiteAttempt | null) {
  const action = `/admin/rubrics/${kept._id}`;
  const [yaml, seen] = [serialiseRubric(kept.rubric), kept.updatedAt.toISOString()];
  return {
    titleKey: 'workshop:site.title',
    action,
    rubric: rubricView(kept.rubric),
    text: textView(attempt, { action, yaml, seen, save: 'workshop:text.save' }),
  };
}

type TextForm = { action: string; yaml: string; seen: string; save: string };

function textView(attempt: SiteAttempt | null, form: TextForm) {
  return {
    ...form,
    yaml: attempt?.yaml ?? form.yaml,
    seen: attempt?.seen ?? form.seen,
    faults: (attempt?.faults ?? []).map((fault) => ({ ...fault, path: fault.path || null })),
    reason: attempt?.reason ? `workshop:site.refused.${attempt.reason}` : null,
  };
}
