import type { Services } from '../services.ts';
import { callStudents } from '../submissions/call-students.ts';
import type { Called } from '../submissions/called.ts';
import type { Tenancy } from '../tenancy.ts';
import type { GradebookDesk, GradebookNotice } from './gradebook-notice.ts';
import type { QueueFilter } from './queue-filter.ts';
import { countGroups, pageStretches, sum, type QueueFacet, type QueueGroup } from './queue-order.ts';
import { countCoarse, countFacets } from './queue-count-repository.ts';
import { listStretch, type QueuedSubmission, type QueueScope } from './queue-repository.ts';
import { listAsked } from './replies/reply-repository.ts';
import { searchWork } from './search-work.ts';

/** One row of the queue. */
export type QueueItem = {
  submission: QueuedSubmission;
  group: QueueGroup;
  notice: GradebookNotice | null;
  student: Called;
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
};

export type QueueWanted = {
  tenancy: Tenancy;
  /** Null: the whole course. */
  assignmentId: string | null;
  filter: QueueFilter;
  /** Who looks: whose share `mine` is. */
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
  const { scope, troubled, asked, facets, searchCut } = await openQueue(services, gradebook, wanted);
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
  return { items, facets, found, page, pages, searchCut };
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
): Promise<{ scope: QueueScope; troubled: string[]; asked: string[]; facets: QueueFacet[]; searchCut: boolean }> {
  const { tenancy, assignmentId, filter } = wanted;
  const [troubled, asked, search] = await Promise.all([
    gradebook.troubled(tenancy, assignmentId),
    listAsked(db, tenancy, assignmentId),
    filter.q === undefined ? null : searchWork(db, { tenancy, assignmentId }, filter.q),
  ]);
  const scope = { tenancy, assignmentId, only: search?.ids ?? null, grader: graderOf(wanted) };
  const coarse = assignmentId !== null && troubled.length + asked.length === 0 && isCoarse(filter);
  const marked = { troubled, asked };
  const facets = coarse ? await countCoarse(db, tenancy, assignmentId) : await countFacets(db, scope, marked);
  return { scope, troubled, asked, facets: facets.filter(({ count }) => count > 0), searchCut: search?.cut ?? false };
}

/** Null: everybody's. */
function graderOf({ filter: { share }, viewer }: QueueWanted): string | null {
  return share === 'mine' ? (viewer ?? '') : (share ?? null);
}

function isCoarse({ q, route, findings, share }: QueueFilter): boolean {
  return share === undefined && q === undefined && route === undefined && findings === undefined;
}

async function withStudents(
  { db }: Pick<Services, 'db'>,
  gradebook: GradebookDesk,
  tenancy: Tenancy,
  rows: readonly { submission: QueuedSubmission; group: QueueGroup }[],
): Promise<QueueItem[]> {
  const works = rows.map(({ submission }) => submission);
  const [call, notices] = await Promise.all([callStudents(db, tenancy, works), gradebook.noticesOf(tenancy, works)]);
  return rows.map(({ submission, group }) => ({
    submission,
    group,
    notice: notices.get(submission._id) ?? null,
    student: call(submission),
  }));
}

/** How much is with the readers. */
export function countPending(facets: readonly QueueFacet[]): number {
  return sum(facets.filter(({ state }) => state === 'queued' || state === 'reading'));
}
