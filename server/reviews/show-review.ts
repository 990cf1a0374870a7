import { z } from 'zod';
import type { Visit } from '../http/visit.ts';
import { findPeople } from '../lti/directory-repository.ts';
import type { Services } from '../services.ts';
import type { ApprovalOutcome } from './approve-review.ts';
import type { FindGradebookNotices } from './gradebook-notice.ts';
import { listQueue, type QueueItem } from './list-queue.ts';
import { filterQuery, filterQueue, readQueueFilter, type QueueFilter } from './queue-filter.ts';
import { announcePresence } from './presence.ts';
import { canRetry } from './retry-draft.ts';
import type { ReviewEdits } from './review-content.ts';
import { conflictMessage, refusalMessage } from './review-messages.ts';
import { reviewView, type Message } from './review-view.ts';
import { loadReviewing, type Conflict, type Reviewing } from './reviewing.ts';
import { editedContent } from './save-review.ts';

/** What just happened and must be told on the page. */
export type Shown = {
  /** Edits that could not be saved: they are shown again, on top of what is stored now. */
  edits?: ReviewEdits;
  conflict?: Conflict;
  refused?: Extract<ApprovalOutcome, { kind: 'refused' }>;
  noteMissing?: boolean;
  note?: string;
};

/** Loads and lays out the review page; 409 tells of a conflict, 422 of something to mend. */
export async function showReview(
  services: Services,
  wanted: { visit: Visit; submissionId: string; query: unknown; findNotices: FindGradebookNotices; shown: Shown },
): Promise<{ status: number; view: ReturnType<typeof reviewView> }> {
  const { visit, submissionId, shown } = wanted;
  const reviewing = await loadReviewing(services, visit.tenancy, submissionId);
  const { assignment, submission } = reviewing;
  const queue = await listQueue(services, { ...wanted, tenancy: visit.tenancy, assignment });
  const own = queue.find((item) => item.submission._id === submissionId);
  const filter = readQueueFilter(wanted.query);
  const view = reviewView({
    reviewing,
    visit,
    name: own?.name ?? null,
    now: services.clock.now(),
    unsaved: unsavedContent(reviewing, shown),
    messages: await messagesOf(services, reviewing, wanted),
    refusedIds: shown.refused?.ids ?? [],
    returnNote: shown.note ?? '',
    notice: own?.notice ?? null,
    neighbours: neighboursOf(filterQueue(queue, filter), { submissionId, base: visit.base, filter }),
    query: filterQuery(filter),
    canRetry: canRetry(services, submission),
    presence: await announcePresence(services, { tenancy: visit.tenancy, submissionId, by: visit.person }),
  });
  return { status: statusOf(shown), view };
}

function statusOf({ conflict, refused, noteMissing }: Shown): number {
  if (conflict) return 409;
  return refused || noteMissing ? 422 : 200;
}

function unsavedContent(reviewing: Reviewing, { edits, conflict }: Shown) {
  const lost = edits && conflict && reviewing.submission.state === 'with-teacher';
  return lost ? editedContent(reviewing, edits) : null;
}

async function messagesOf(
  services: Services,
  { rubric }: Reviewing,
  { visit, query, shown }: { visit: Visit; query: unknown; shown: Shown },
): Promise<Message[]> {
  const { conflict, refused, noteMissing } = shown;
  if (conflict) {
    const by = conflict.kind === 'edited' ? await findPeople(services.db, visit.tenancy.platformId, [conflict.by]) : [];
    return [conflictMessage(conflict, (id) => by.find((person) => person._id === id)?.name ?? null)];
  }
  if (refused) return [refusalMessage(refused, rubric)];
  if (noteMissing) return [{ tone: 'stop', key: 'reviews:refused.note-missing' }];
  const done = doneSchema.safeParse(query);
  return done.success ? [{ tone: 'ok', key: `reviews:done.${done.data.done}` }] : [];
}

const doneSchema = z.object({
  done: z.enum(['saved', 'approved', 'undone', 'returned', 'queued', 'started', 'not-possible']),
});

/** The submissions before and after this one in the queue as filtered; one that fell out of the filter has no place. */
function neighboursOf(
  queue: readonly QueueItem[],
  { submissionId, base, filter }: { submissionId: string; base: string; filter: QueueFilter },
) {
  const at = queue.findIndex((item) => item.submission._id === submissionId);
  const link = (item: QueueItem | undefined) =>
    item ? `${base}/review/${item.submission._id}${filterQuery(filter)}` : null;
  const next = at < 0 ? queue[0] : queue[at + 1];
  return { previous: at > 0 ? link(queue[at - 1]) : null, next: link(next), place: at + 1, count: queue.length };
}
