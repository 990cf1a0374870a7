import { noteTrace } from '../telemetry/trace.ts';
import { digestOf } from '../audit/canonical-json.ts';
import { settleJob } from '../jobs/lease.ts';
import type { CommentIs, ResultReading, ScoreSent } from '../lti/lti-gateway.ts';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import { commentAfter, commentIs, commentNote, shownComment } from './comment-note.ts';
import { findGradebookPlace } from './find-gradebook-place.ts';
import type { GradebookCell, WantedScore } from './gradebook-cell.ts';
import { noteAttempt, reserveTimestamp } from './gradebook-repository.ts';
import { answerCode, withAnswer, withMessage } from './lms-message.ts';
import { lookFirst } from './look-first.ts';
import { messageBook } from './message-book.ts';
import { nextTimestamp } from './next-timestamp.ts';
import { scoreJobKind } from './score-job.ts';
import { tellHandIn } from './tell-hand-in.ts';
import { scoreOutcome, type ScoreOutcome } from './score-outcome.ts';

/**
 * The `deliver-score` job: tells of a hand-in first (`tellHandIn`), so that the two keep their order; looks at what the
 * gradebook shows, sends what a claimed cell wants, reads it back where the LMS allows, and notes the outcome.
 * Timestamp, marks and the comment's doubt are stored before they are sent, so that a redelivery after a crash takes a
 * later time, knows its own marks again, and never shows a student one comment twice. Throws AppError
 * `score-not-delivered` for what is worth another attempt; whatever a person must mend ends as `trouble` on the cell,
 * which goes on wanting the score.
 */
export async function deliverScore(services: Services, claimed: GradebookCell, signal: AbortSignal): Promise<void> {
  const handIn = await tellHandIn(services, claimed, signal);
  if (handIn.kind === 'wait') return putBack(services, claimed, handIn.until);
  if (handIn.kind === 'go-on') return sendWanted(services, handIn.cell, signal);
}

async function sendWanted(services: Services, cell: GradebookCell, signal: AbortSignal): Promise<void> {
  const { wanted } = cell;
  if (wanted === null || cell.scoreDue === false) return end(services, cell, {});
  noteTrace({ submission: wanted.submissionId });
  const place = await findGradebookPlace(services, cell, wanted);
  if (place.kind === 'nowhere') return end(services, cell, { trouble: place.trouble });
  if (place.kind === 'being-made')
    return putBack(services, cell, new Date(services.clock.now().getTime() + LOOK_AGAIN_MS));
  const next = nextTimestamp(services.clock.now(), cell.lastTimestamp);
  if (next.kind === 'wait') return putBack(services, cell, next.until);
  const sending = { wanted, comment: commentIs(cell, wanted), timestamp: next.timestamp, ...place };
  if (!(await mayBeSent(services, cell, sending)) || signal.aborted) return;
  const noted = { ...cell, ...withMessage(cell, messageOf(sending, services.clock.now())) };
  if (!(await reserveTimestamp(services.db, cell, reservation(sending, noted)))) return;
  await note(services, noted, { ...sending, ...(await send(services, noted, sending)) });
}

const LOOK_AGAIN_MS = 1_000;

type Sending = { wanted: WantedScore; comment: CommentIs; timestamp: Date; lineItemUrl: string; readable: boolean };

/** False when the gradebook says that there is nothing to send; then the job has ended. */
async function mayBeSent(services: Services, cell: GradebookCell, sending: Sending): Promise<boolean> {
  const { wanted, comment, lineItemUrl, readable } = sending;
  const reading = readable ? await read(services, cell, lineItemUrl) : null;
  const look = lookFirst(reading, cell, { wanted, comment });
  if (look === 'overridden' || look === 'restored') await end(services, cell, { trouble: look });
  if (look === 'later') throw new AppError('score-not-delivered', { status: 503, details: { reason: 'not-readable' } });
  if (look === 'arrived') {
    const timestamp = cell.lastTimestamp ?? sending.timestamp;
    const stands = {
      sent: { ...wanted, timestamp, confirmed: 'read-back' },
      commentNote: commentNote(wanted, 'stands'),
    };
    await end(services, cell, { ...stands, tried: [], trouble: null });
  }
  return look === 'send';
}

function messageOf({ wanted, comment, timestamp }: Sending, at: Date) {
  const { submissionId, release, scoreGiven, scoreMaximum } = wanted;
  const told = comment === 'new' ? digestOf({ comment: wanted.comment }) : null;
  return { at, timestamp, submissionId, score: { release, scoreGiven, scoreMaximum, comment: told } };
}

function reservation({ wanted, comment, timestamp, lineItemUrl }: Sending, { messages = [] }: GradebookCell) {
  const { scoreGiven, scoreMaximum } = wanted;
  const doubt = commentNote(wanted, comment === 'new' ? 'unsure' : comment);
  return { timestamp, lineItemUrl, commentNote: doubt, messages, marks: { scoreGiven, scoreMaximum } };
}

type Attempt = { sent: ScoreSent; reading: ResultReading | null };

async function send(services: Services, cell: GradebookCell, sending: Sending): Promise<Attempt> {
  const { wanted, comment: commentIs, timestamp, lineItemUrl } = sending;
  const { submissionId, scoreGiven, scoreMaximum, comment, submittedAt } = wanted;
  const marks = { userId: cell.sub, scoreGiven, scoreMaximum };
  const score = { submissionId, ...marks, comment, commentIs, timestamp, submittedAt };
  const book = messageBook(services, cell, { kind: 'score', submissionId });
  const sent = await services.lti.sendScore(cell.platformId, lineItemUrl, score, book.note);
  await book.ended(sent);
  const reading = sent.kind === 'sent' && sending.readable ? await read(services, cell, lineItemUrl) : null;
  return { sent, reading };
}

/** Failing to look is no failure of the delivery. */
async function read(services: Services, cell: GradebookCell, lineItemUrl: string): Promise<ResultReading> {
  return services.lti
    .readResult(cell.platformId, lineItemUrl, cell.sub)
    .catch((): ResultReading => ({ kind: 'unavailable', reason: 'failed' }));
}

async function note(services: Services, cell: GradebookCell, attempt: Sending & Attempt): Promise<void> {
  const { wanted, timestamp, sent, reading } = attempt;
  const comment = commentAfter(attempt.comment, sent, shownComment(reading), wanted);
  const outcome = scoreOutcome(sent, reading, wanted);
  const answer = answerCode(sent, outcome.kind === 'arrived' ? outcome.confirmed : undefined);
  const told = {
    commentNote: commentNote(wanted, comment),
    ...withAnswer(cell, answer, services.clock.now()),
  };
  switch (outcome.kind) {
    case 'arrived': {
      const { confirmed } = outcome;
      const trouble = comment === 'unsure' ? 'comment-unsure' : null;
      return end(services, cell, { ...told, sent: { ...wanted, timestamp, confirmed }, tried: [], trouble });
    }
    case 'trouble': {
      const arrived = { sent: { ...wanted, timestamp, confirmed: 'accepted' }, tried: [] };
      return end(services, cell, { ...told, ...(outcome.arrived ? arrived : {}), trouble: outcome.trouble });
    }
    case 'again':
      return again(services, cell, { ...told, lastAnswer: outcome.reason }, outcome);
  }
}

async function again(
  services: Services,
  cell: GradebookCell,
  told: Pick<GradebookCell, 'commentNote' | 'lastAnswer' | 'messages'>,
  { reason, afterMs }: Extract<ScoreOutcome, { kind: 'again' }>,
): Promise<void> {
  await noteAttempt(services.db, cell, told);
  throw new AppError('score-not-delivered', { status: 503, details: { reason, afterMs } });
}

async function end(services: Services, cell: GradebookCell, set: Record<string, unknown>): Promise<void> {
  await settleJob(scoreJobKind(services.db), cell, { forced: false, lastAnswer: null, ...set });
}

/** Waiting for the clock is no failure: the attempt does not count. */
async function putBack(services: Services, cell: GradebookCell, until: Date): Promise<void> {
  const waiting = { 'job.status': 'waiting', 'job.runAt': until, 'job.attempts': cell.job.attempts - 1 };
  await settleJob(scoreJobKind(services.db), cell, waiting);
}
