import { z } from 'zod';
import type { Visit } from '../http/visit.ts';
import { whoReads } from '../llm/choice/who-reads.ts';
import { findPeople } from '../lti/directory-repository.ts';
import type { Services } from '../services.ts';
import { callStudent } from '../submissions/call-students.ts';
import type { Called } from '../submissions/called.ts';
import type { ApprovalOutcome } from './approve-review.ts';
import { BANK_DONE, type BankRefusal } from './bank/bank-messages.ts';
import { findForRubric } from './bank/saved-point-repository.ts';
import { batchNeighbours } from './batch/batch-neighbours.ts';
import { findNeighbours, type Neighbours } from './find-neighbours.ts';
import type { GradebookDesk } from './gradebook-notice.ts';
import { filterQuery, readQueueFilter, type QueueFilter } from './queue-filter.ts';
import { readNotes } from './notes/write-note.ts';
import type { RefusedNote } from './notes/note-view.ts';
import { maskForSecond } from './second/mask-for-second.ts';
import type { RefusedSecond } from './second/second-view.ts';
import { findQueued } from './queue-repository.ts';
import { scopeOf } from './queue-scope.ts';
import { announcePresence } from './presence.ts';
import { canAskAgain } from './redraft/ask-again.ts';
import { findOffered } from './redraft/take-offered.ts';
import { offerShare } from './shares/offer-share.ts';
import { canRetry } from './retry-draft.ts';
import { noteSeen } from './replies/note-seen.ts';
import type { RefusedAnswer } from './replies/replies-view.ts';
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
  /** What keeps a saved point from being kept or put in. */
  bank?: BankRefusal;
  /** An answer to a student that could not be taken. */
  answer?: RefusedAnswer;
  /** A second marker's act that could not be taken. */
  second?: RefusedSecond;
  /** A note for teachers that could not be kept. */
  marker?: RefusedNote;
};

/** Loads and lays out the review page; 409 tells of a conflict, 422 of something to mend. */
export async function showReview(
  services: Services,
  wanted: { visit: Visit; submissionId: string; query: unknown; gradebook: GradebookDesk; shown: Shown },
): Promise<{ status: number; view: ReturnType<typeof reviewView> }> {
  const { visit, submissionId, shown } = wanted;
  const loaded = await loadReviewing(services, visit.tenancy, submissionId);
  const reviewing = maskForSecond(loaded, visit.person.id);
  const { submission } = reviewing;
  const mine = { tenancy: visit.tenancy, by: visit.person };
  const filter = readQueueFilter(wanted.query);
  await noteSeen(services, { tenancy: visit.tenancy, submissionId }, reviewing);
  const beside = await lookAround(services, wanted, { reviewing, filter });
  const who = await whoReads(services, visit.tenancy);
  const view = reviewView({
    reviewing,
    visit,
    student: beside.student,
    now: services.clock.now(),
    unsaved: unsavedContent(reviewing, shown),
    messages: [...fromGradebook(wanted.query, beside.student), ...(await messagesOf(services, reviewing, wanted))],
    refusedIds: shown.refused?.ids ?? [],
    returnNote: shown.note ?? '',
    refusedAnswer: shown.answer ?? null,
    refusedSecond: shown.second ?? null,
    notes: { list: await readNotes(services, mine, loaded.submission), refused: shown.marker ?? null },
    notice: beside.notice,
    handIn: beside.handIn,
    neighbours: beside.neighbours,
    query: filterQuery(filter),
    canRetry: canRetry(who, submission),
    canAsk: canAskAgain(who, reviewing),
    offered: await findOffered(services, reviewing),
    bank: await findForRubric(services.db, visit.tenancy, reviewing.rubric),
    bankQuotes: shown.bank?.quotes ?? null,
    share: await offerShare(services, visit, reviewing),
    presence: await announcePresence(services, { tenancy: visit.tenancy, submissionId, by: visit.person }),
  });
  return { status: statusOf(shown), view };
}

function statusOf({ conflict, answer, second, ...mendable }: Shown): number {
  if (conflict || (answer && answer.reason !== 'answer-missing')) return 409;
  if (second && !MENDABLE.has(second.reason)) return 409;
  const { refused, noteMissing, bank, marker } = mendable;
  return [answer, second, refused, noteMissing, bank, marker].some(Boolean) ? 422 : 200;
}

/** What the form itself can put right; all else is about who acts, or when. */
const MENDABLE = new Set<RefusedSecond['reason']>(['levels-missing', 'note-missing', 'own-levels']);

function unsavedContent(reviewing: Reviewing, { edits, conflict }: Shown) {
  const lost = edits && conflict && reviewing.submission.state === 'with-teacher';
  return lost ? editedContent(reviewing, edits) : null;
}

async function messagesOf(
  services: Services,
  { rubric }: Reviewing,
  { visit, query, shown }: { visit: Visit; query: unknown; shown: Shown },
): Promise<Message[]> {
  const { conflict, refused, noteMissing, bank, answer, second, marker } = shown;
  if (conflict) {
    const by = conflict.kind === 'edited' ? await findPeople(services.db, visit.tenancy.platformId, [conflict.by]) : [];
    return [conflictMessage(conflict, (id) => by.find((person) => person._id === id)?.name ?? null)];
  }
  if (refused) return [refusalMessage(refused, rubric)];
  if (noteMissing) return [{ tone: 'stop', key: 'reviews:refused.note-missing' }];
  if (bank) return [{ tone: 'stop', key: `bank:refused.${bank.reason}`, list: bank.names }];
  if (answer) return [{ tone: 'stop', key: `reviews:refused.${answer.reason}` }];
  if (second) return [{ tone: 'stop', key: `second:refused.${second.reason}` }];
  if (marker) return [{ tone: 'stop', key: `notes:refused.${marker.reason}` }];
  const done = doneSchema.safeParse(query);
  return done.success ? [{ tone: 'ok', key: done.data.done }] : [];
}

const DONE = [
  ...(['saved', 'approved', 'undone', 'returned', 'queued', 'started', 'stopped', 'taken', 'not-possible'] as const),
  ...(['answered', 'reopened', 'dropped', 'shared'] as const),
] as const;

/** Whoever comes from a student's row of the LMS's gradebook knows whose work it is, whatever the page calls them. */
function fromGradebook(query: unknown, { alias }: Called): Message[] {
  const here = alias !== null && fromSchema.safeParse(query).success;
  return here ? [{ tone: 'warn', key: 'reviews:anonymous.fromGradebook' }] : [];
}

const fromSchema = z.object({ from: z.literal('gradebook') });

const doneSchema = z.object({
  done: z.union([
    z.enum(DONE).transform((done) => `reviews:done.${done}`),
    z.enum(['waits', 'marked', 'settled', 'taken-back']).transform((done) => `second:done.${done}`),
    z.enum(BANK_DONE).transform((done) => `bank:done.${done}`),
  ]),
});

/** The page on which a decision ends, and from which the next work is looked for. */
const decidedSchema = z.object({ done: z.enum(['approved', 'returned', 'waits', 'marked', 'settled']) });

/** Whose work it is, how its score fares, and the works beside it in the queue it was opened from. */
async function lookAround(
  services: Services,
  { visit, gradebook, query }: { visit: Visit; gradebook: GradebookDesk; query: unknown },
  { reviewing, filter }: { reviewing: Reviewing; filter: QueueFilter },
) {
  const { tenancy, base } = visit;
  const { assignment, submission } = reviewing;
  const queued = await findQueued(services.db, tenancy, submission._id);
  const [student, notices, handIns, neighbours] = await Promise.all([
    callStudent(services.db, tenancy, submission),
    gradebook.noticesOf(tenancy, [submission]),
    gradebook.handInsOf(tenancy, [submission]),
    filter.batch === undefined
      ? queued &&
        findNeighbours(services, gradebook, {
          tenancy,
          ...scopeOf(filter, assignment._id),
          filter,
          submission: queued,
          viewer: visit.person.id,
          decided: decidedSchema.safeParse(query).success,
        })
      : batchNeighbours(services, tenancy, { batchId: filter.batch, submissionId: submission._id }),
  ]);
  return {
    student,
    notice: notices.get(submission._id) ?? null,
    handIn: handIns.get(submission._id) ?? null,
    neighbours: neighbourLinks(neighbours ?? NOBODY, base, filter),
  };
}

const NOBODY: Neighbours = { previous: null, next: null, place: 0, count: 0 };

function neighbourLinks({ previous, next, place, count }: Neighbours, base: string, filter: QueueFilter) {
  const link = (id: string | null) => (id === null ? null : `${base}/review/${id}${filterQuery(filter)}`);
  return { previous: link(previous), next: link(next), place, count };
}
