import type { Services } from '../services.ts';
import { callStudents } from '../submissions/call-students.ts';
import type { Called } from '../submissions/called.ts';
import type { Tenancy } from '../tenancy.ts';
import type { GradebookDesk, GradebookNotice } from './gradebook-notice.ts';
import type { QueueFilter } from './queue-filter.ts';
import { countGroups, pageStretches, sum, type QueueFacet, type QueueGroup } from './queue-order.ts';
import { countCoarse, countFacets } from './queue-count-repository.ts';
import { listStretch, type QueuedSubmission, type Stretch } from './queue-repository.ts';
import { countNotes, threadKey } from './notes/note-repository.ts';
import { waitsFor } from './second/second-marking.ts';
import { listSecondWaiting } from './second/second-repository.ts';
import { listAsked } from './replies/reply-repository.ts';
import { searchWork } from './search-work.ts';

/** One row of the queue. */
export type QueueItem = {
  submission: QueuedSubmission;
  group: QueueGroup;
  notice: GradebookNotice | null;
  student: Called;
  /** Notes that teachers wrote about it for each other. */
  notes: number;
};

/** One page of a queue, with the counts of all of it. */
export type QueuePage = {
  items: QueueItem[];
  /** Of everything in scope, whatever the filters; a search narrows them too. */
  facets: QueueFacet[];
  /** Rows that pass the filters. */
  found: number;
  page: number;
  pages: number;
  /** More works hold the words than a search follows. */
  searchCut: boolean;
  /** Works of two markers that are not settled, and those of them that wait for whoever looks. */
  second: { open: number; mine: number };
};

export type QueueWanted = {
  tenancy: Tenancy;
  /** Null: the whole course. */
  assignmentId: string | null;
  filter: QueueFilter;
  /** Who looks: whose share `mine` is, and whose turn of two markers. */
  viewer?: string;
};

/** Rows of a page: a screenful or three; more make the page heavy on a phone. */
export const PAGE_ROWS = 50;

/**
 * A page of handed-in work in the order a teacher should take it. Reads the page's rows and no others; a page past
 * the end is the last one.
 */
export async function listQueue(
  services: Pick<Services, 'db'>,
  gradebook: GradebookDesk,
  wanted: QueueWanted,
): Promise<QueuePage> {
  const { scope, troubled, asked, facets, searchCut, second } = await openQueue(services, gradebook, wanted);
  const groups = countGroups(facets, wanted.filter);
  const found = groups.reduce((total, { count }) => total + count, 0);
  const pages = Math.max(1, Math.ceil(found / PAGE_ROWS));
  const page = Math.min(wanted.filter.page ?? 1, pages);
  const stretches = pageStretches(groups, (page - 1) * PAGE_ROWS, PAGE_ROWS);
  const rows = await Promise.all(
    stretches.map(async ({ group, skip, limit }) => {
      const stretch = { scope, group, filter: wanted.filter, troubled, asked };
      const submissions = await listStretch(services.db, { ...stretch, skip, limit });
      return submissions.map((submission) => ({ submission, group }));
    }),
  );
  const items = await withStudents(services, gradebook, wanted.tenancy, rows.flat());
  return { items, facets, found, page, pages, searchCut, second };
}

/** The counts alone, for what renews itself. */
export async function countQueue(
  services: Pick<Services, 'db'>,
  gradebook: GradebookDesk,
  wanted: QueueWanted,
): Promise<QueueFacet[]> {
  return (await openQueue(services, gradebook, wanted)).facets;
}

/** What every look at a queue begins with. */
export async function openQueue(
  { db }: Pick<Services, 'db'>,
  gradebook: GradebookDesk,
  wanted: QueueWanted,
): Promise<Omit<Stretch, 'group' | 'filter'> & Pick<QueuePage, 'facets' | 'searchCut' | 'second'>> {
  const { tenancy, assignmentId, filter, viewer = '' } = wanted;
  const [troubled, asked, waiting, search] = await Promise.all([
    gradebook.troubled(tenancy, assignmentId),
    listAsked(db, tenancy, assignmentId),
    listSecondWaiting(db, tenancy, assignmentId),
    filter.q === undefined ? null : searchWork(db, { tenancy, assignmentId }, filter.q),
  ]);
  const mine = waiting.filter(({ second }) => waitsFor(second, viewer));
  const scope = {
    tenancy,
    assignmentId,
    grader: graderOf(wanted),
    only: bothOf(search?.ids ?? null, secondIds(filter, { mine, open: waiting })),
  };
  const coarse = assignmentId !== null && troubled.length + asked.length === 0 && isCoarse(filter);
  const marked = { troubled, asked };
  const facets = coarse ? await countCoarse(db, tenancy, assignmentId) : await countFacets(db, scope, marked);
  const second = { open: waiting.length, mine: mine.length };
  const found = facets.filter(({ count }) => count > 0);
  return { scope, troubled, asked, facets: found, searchCut: search?.cut ?? false, second };
}

/** Null: everybody's. */
function graderOf({ filter: { share }, viewer }: QueueWanted): string | null {
  return share === 'mine' ? (viewer ?? '') : (share ?? null);
}

function secondIds(
  { second }: QueueFilter,
  works: Record<'mine' | 'open', readonly { _id: string }[]>,
): string[] | null {
  return second === undefined ? null : works[second].map(({ _id }) => _id);
}

function bothOf(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b;
  const other = new Set(b);
  return a.filter((id) => other.has(id));
}

function isCoarse({ q, route, findings, second, share }: QueueFilter): boolean {
  return (
    q === undefined && second === undefined && share === undefined && route === undefined && findings === undefined
  );
}

async function withStudents(
  { db }: Pick<Services, 'db'>,
  gradebook: GradebookDesk,
  tenancy: Tenancy,
  rows: readonly { submission: QueuedSubmission; group: QueueGroup }[],
): Promise<QueueItem[]> {
  const works = rows.map(({ submission }) => submission);
  const [call, notices, notes] = await Promise.all([
    callStudents(db, tenancy, works),
    gradebook.noticesOf(tenancy, works),
    countNotes(db, tenancy, works),
  ]);
  return rows.map(({ submission, group }) => ({
    submission,
    group,
    notice: notices.get(submission._id) ?? null,
    student: call(submission),
    notes: notes.get(threadKey(submission)) ?? 0,
  }));
}

/** How much is with the readers. */
export function countPending(facets: readonly QueueFacet[]): number {
  return sum(facets.filter(({ state }) => state === 'queued' || state === 'reading'));
}
