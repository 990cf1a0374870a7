import type { Services } from '../services.ts';
import { findInLibrary, listLibrary } from './library-rubric-repository.ts';
import { keptRubric, shippedRubric, type FoundRubric } from './find-rubric.ts';
import type { Patron, Scope } from './library-rubric.ts';
import { rubricHolds, searchWords } from './search-words.ts';

export const SCOPES = ['personal', 'course', 'site', 'shipped'] as const satisfies (Scope | 'shipped')[];

export type LibraryFilter = { q: string; scope: (typeof SCOPES)[number] | null; page: number };

export type LibraryPage = {
  /** What fits the words, by scope; the scope that was asked for does not change it. */
  counts: Record<(typeof SCOPES)[number], number>;
  /** Of all pages. */
  count: number;
  /** This page's: personal first, then the course's, the site's and shipped ones; the newest of each first. */
  rubrics: FoundRubric[];
};

export const PAGE_SIZE = 25;

/** One page of what a person sees in the library; only its own rubrics are read whole. */
export async function showLibrary(
  { db, rubrics }: Pick<Services, 'db' | 'rubrics'>,
  { tenancy, personId }: Patron,
  { q, scope, page }: LibraryFilter,
): Promise<LibraryPage> {
  const words = searchWords(q);
  const kept = await listLibrary(db, tenancy, personId, words);
  const shipped = rubrics.filter((one) => rubricHolds(one, words));
  const all = [...kept.map(({ _id: id, scope }) => ({ id, scope })), ...shipped.map(shippedEntry)];
  const inOrder = SCOPES.flatMap((one) => all.filter((entry) => entry.scope === one));
  const wanted = inOrder.filter((entry) => scope === null || entry.scope === scope);
  const ids = wanted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ id }) => id);
  const found = await findInLibrary(db, tenancy, personId, ids);
  const readable = [...found.map(keptRubric), ...shipped.map(shippedRubric)];
  return {
    counts: countsOf(all),
    count: wanted.length,
    rubrics: ids.flatMap((id) => readable.find((one) => one.id === id) ?? []),
  };
}

type Entry = { id: string; scope: (typeof SCOPES)[number] };

function shippedEntry({ id }: { id: string }): Entry {
  return { id, scope: 'shipped' };
}

function countsOf(all: readonly Entry[]): LibraryPage['counts'] {
  const count = (scope: Entry['scope']) => all.filter((one) => one.scope === scope).length;
  return { personal: count('personal'), course: count('course'), site: count('site'), shipped: count('shipped') };
}
