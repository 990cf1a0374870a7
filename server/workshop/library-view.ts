import type { FieldErrors } from '../http/parse.ts';
import type { Visit } from '../http/visit.ts';
import { rubricTotal } from '../rubrics/rubric-version.ts';
import type { FoundRubric } from './find-rubric.ts';
import { libraryQuery, type LibraryQuery } from './library-form.ts';
import type { LibraryRubric } from './library-rubric.ts';
import { PAGE_SIZE, SCOPES, type LibraryPage } from './show-library.ts';
import { NO_USES, type UseCount } from './use-counts.ts';

export type LibraryShown = {
  visit: Visit;
  query: LibraryQuery;
  page: LibraryPage;
  uses: ReadonlyMap<string, UseCount>;
  /** What was taken out a moment ago and can be put back. */
  removed: LibraryRubric | null;
  attempt: LibraryAttempt | null;
};

/** A new rubric that was not made: why, and what was typed. */
export type LibraryAttempt = { errors: FieldErrors; title: string; scope: string; full: boolean };

/** Everything that `workshop/library` prints. */
export function libraryView({ visit, query, page, uses, removed, attempt }: LibraryShown) {
  const { base } = visit;
  const all = SCOPES.reduce((sum, scope) => sum + page.counts[scope], 0);
  const tab = (scope: LibraryQuery['scope']) => `${base}/rubrics${libraryQuery({ q: query.q, scope, page: 1 })}`;
  return {
    titleKey: 'workshop:title',
    base,
    action: `${base}/rubrics`,
    done: query.done === 'restored' ? 'workshop:done.restored' : null,
    removed: removed && { title: removed.rubric.title, restore: `${base}/rubrics/${removed._id}/restore` },
    q: query.q,
    scope: query.scope,
    tabs: [
      { href: tab(null), label: 'workshop:scope.all', count: all, current: query.scope === null },
      ...SCOPES.map((scope) => ({
        ...{ href: tab(scope), label: `workshop:scope.${scope}`, count: page.counts[scope] },
        current: query.scope === scope,
      })),
    ],
    count: page.count,
    rubrics: page.rubrics.map((found) => entryView(base, found, uses.get(found.id) ?? NO_USES)),
    pager: pagerView(base, query, page.count),
    fresh: freshView(attempt),
  };
}

function entryView(base: string, found: FoundRubric, uses: UseCount) {
  const { id, rubric } = found;
  return {
    ...{ id, href: `${base}/rubrics/${encodeURIComponent(id)}` },
    ...scopeView(found),
    ...{ title: rubric.title, description: rubric.description, total: rubricTotal(rubric) },
    criteria: rubric.criteria.map(({ title }) => title),
    uses: usesView(uses),
  };
}

/** Where a rubric stands, who put it there, and when it was changed. */
export function scopeView(found: FoundRubric) {
  const kept = found.kind === 'kept' ? found.kept : null;
  const by = found.scope === 'course' ? (kept?.createdByName ?? null) : null;
  return { scopeLabel: `workshop:badge.${found.scope}`, changedAt: kept?.updatedAt ?? null, by };
}

export function usesView({ here, everywhere }: UseCount) {
  return { here, everywhere, elsewhere: everywhere > here };
}

function pagerView(base: string, query: LibraryQuery, count: number) {
  const pages = Math.ceil(count / PAGE_SIZE);
  if (pages <= 1) return null;
  const to = (page: number) =>
    page >= 1 && page <= pages ? `${base}/rubrics${libraryQuery({ ...query, page })}` : null;
  return { page: query.page, pages, previous: to(query.page - 1), next: to(query.page + 1) };
}

function freshView(attempt: LibraryAttempt | null) {
  const { title = '', scope = 'personal', errors = {}, full = false } = attempt ?? {};
  return { open: attempt !== null, title, course: scope === 'course', errors, full };
}
