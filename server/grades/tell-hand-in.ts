import { AppError } from '../errors.ts';
import type { HandInTold } from '../lti/lti-gateway.ts';
import type { Services } from '../services.ts';
import { findGradebookPlace } from './find-gradebook-place.ts';
import type { GradebookCell, HandInNote } from './gradebook-cell.ts';
import { noteHandIn } from './hand-in-repository.ts';
import { answerCode, withAnswer, withMessage } from './lms-message.ts';
import { messageBook } from './message-book.ts';
import { nextTimestamp } from './next-timestamp.ts';
import { scoreJobKind } from './score-job.ts';

/** The cell as it stands after its hand-in; or the lease is lost, or the clock must pass something first. */
export type AfterHandIn = { kind: 'go-on'; cell: GradebookCell } | { kind: 'lost' } | { kind: 'wait'; until: Date };

/**
 * The first half of a `deliver-score` job, where there is one: tells the LMS of a hand-in, without a mark, at most once.
 * The doubt is stored before it is sent, so that neither a crash nor an ambiguous failure makes the student a second
 * attempt. Throws AppError `score-not-delivered` while it surely has not arrived and attempts are left; whatever else
 * becomes of it, the score goes its way.
 */
export async function tellHandIn(services: Services, cell: GradebookCell, signal: AbortSignal): Promise<AfterHandIn> {
  const { handIn } = cell;
  if (handIn?.is !== 'due') return { kind: 'go-on', cell };
  const place = await findGradebookPlace(services, cell, null);
  if (place.kind !== 'found' || isOvertaken(cell, handIn)) return noted(services, cell, { ...handIn, is: 'untold' });
  const next = nextTimestamp(services.clock.now(), cell.lastTimestamp);
  if (next.kind === 'wait') return next;
  const { timestamp } = next;
  const sending = { at: services.clock.now(), timestamp, submissionId: handIn.submissionId, score: null };
  const unsure = { ...handIn, is: 'unsure' as const };
  const reserved = { handIn: unsure, lastTimestamp: timestamp, ...withMessage(cell, sending) };
  if (signal.aborted || !(await noteHandIn(services.db, cell, reserved))) return { kind: 'lost' };
  const { submissionId, submittedAt } = handIn;
  const message = { submissionId, submittedAt, userId: cell.sub, timestamp };
  const book = messageBook(services, cell, { kind: 'hand-in', submissionId });
  const told = await services.lti.tellHandIn(cell.platformId, place.lineItemUrl, message, book.note);
  await book.ended(told);
  return conclude(services, { ...cell, ...reserved }, told);
}

/** A score for this work that arrived first: an attempt after it would count as handed in anew. */
function isOvertaken({ sent }: GradebookCell, { submissionId }: HandInNote): boolean {
  return sent?.submissionId === submissionId;
}

async function conclude(
  services: Services,
  cell: GradebookCell & { handIn: HandInNote },
  told: HandInTold,
): Promise<AfterHandIn> {
  const { handIn } = cell;
  const answered = withAnswer(cell, answerCode(told), services.clock.now());
  const surelyNot = told.kind === 'later' || (told.kind === 'retry' && !told.mayHaveArrived);
  if (told.kind === 'retry' && told.mayHaveArrived) return noted(services, cell, handIn, answered);
  if (told.kind === 'sent') return noted(services, cell, { ...handIn, is: 'told' }, answered);
  if (surelyNot && cell.job.attempts < scoreJobKind(services.db).maxAttempts) {
    await noteHandIn(services.db, cell, { handIn: { ...handIn, is: 'due' }, ...answered });
    throw new AppError('score-not-delivered', { status: 503, details: whyAgain(told) });
  }
  const reason = told.kind === 'refused' ? told.reason : told.kind;
  services.logger.warn({ cell: cell._id, reason }, 'the LMS was not told of a hand-in');
  return noted(services, cell, { ...handIn, is: 'untold' }, answered);
}

function whyAgain(told: HandInTold): { reason: string; afterMs: number } {
  return told.kind === 'retry'
    ? { reason: told.reason, afterMs: told.afterMs ?? 0 }
    : { reason: 'newer-score', afterMs: LATER_MS };
}

/** Past the second that both could have fallen into. */
const LATER_MS = 2_000;

async function noted(
  services: Services,
  cell: GradebookCell,
  handIn: HandInNote,
  answered: Pick<GradebookCell, 'messages'> = {},
): Promise<AfterHandIn> {
  return (await noteHandIn(services.db, cell, { handIn, ...answered }))
    ? { kind: 'go-on', cell: { ...cell, handIn, ...answered } }
    : { kind: 'lost' };
}
