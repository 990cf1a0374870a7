import { findAssignment } from '../assignments/assignment-repository.ts';
import { AppError } from '../errors.ts';
import { settleJob } from '../jobs/lease.ts';
import { claimLineItem, findLink, findPerson, keepLineItem, releaseLineItem } from '../lti/directory-repository.ts';
import type { Link } from '../lti/directory.ts';
import type { ResultReading } from '../lti/lti-gateway.ts';
import { SCOPE } from '../lti/scopes.ts';
import type { Services } from '../services.ts';
import type { GradebookCell, WantedScore } from './gradebook-cell.ts';
import { reserveTimestamp } from './gradebook-repository.ts';
import { nextTimestamp } from './next-timestamp.ts';
import { scoreJobKind } from './score-job.ts';
import { scoreOutcome, type ScoreOutcome } from './score-outcome.ts';

/**
 * The `deliver-score` job: sends what a claimed cell wants, reads it back where the LMS allows, and notes the outcome.
 * The timestamp is stored before it is used, so that a redelivery after a crash takes a later one and no timestamp
 * ever carries two values. Throws AppError `score-not-delivered` for what is worth another attempt; whatever a person
 * must mend ends as `trouble` on the cell, which goes on wanting the score.
 */
export async function deliverScore(services: Services, cell: GradebookCell, signal: AbortSignal): Promise<void> {
  const { wanted } = cell;
  if (wanted === null) return end(services, cell, {});
  const place = await findPlace(services, cell, wanted);
  if (place.kind === 'nowhere') return end(services, cell, { trouble: place.trouble });
  if (place.kind === 'being-made')
    return putBack(services, cell, new Date(services.clock.now().getTime() + LOOK_AGAIN_MS));
  const next = nextTimestamp(services.clock.now(), cell.lastTimestamp);
  if (next.kind === 'wait') return putBack(services, cell, next.until);
  const { timestamp } = next;
  const { lineItemUrl } = place;
  if (signal.aborted || !(await reserveTimestamp(services.db, cell, { timestamp, lineItemUrl }))) return;
  const outcome = await send(services, cell, { wanted, timestamp, lineItemUrl, readable: place.readable });
  await note(services, cell, { wanted, timestamp, outcome });
}

type Place =
  | { kind: 'found'; lineItemUrl: string; readable: boolean }
  | { kind: 'nowhere'; trouble: string }
  /** The score of a classmate is making the line item at this moment. */
  | { kind: 'being-made' };

const LOOK_AGAIN_MS = 1_000;

async function findPlace(services: Services, cell: GradebookCell, wanted: WantedScore): Promise<Place> {
  const tenancy = { platformId: cell.platformId, courseId: cell.courseId };
  const person = await findPerson(services.db, cell.platformId, cell.personId);
  if (person?.testUser) return { kind: 'nowhere', trouble: 'test-user' };
  const assignment = await findAssignment(services.db, tenancy, cell.assignmentId);
  const link = assignment && (await findLink(services.db, tenancy, assignment.linkId));
  if (!link) return { kind: 'nowhere', trouble: 'no-gradebook' };
  if (!link.scopes.includes(SCOPE.score))
    return { kind: 'nowhere', trouble: link.scopes.length ? 'no-score-scope' : 'no-gradebook' };
  const readable = link.scopes.includes(SCOPE.result);
  const lineItemUrl = link.lineItemUrl ?? cell.lineItemUrl;
  if (lineItemUrl !== null) return { kind: 'found', lineItemUrl, readable };
  const made = await makeLineItem(services, cell, link, { wanted, title: assignment.title });
  return made.kind === 'made' ? { kind: 'found', lineItemUrl: made.url, readable } : made;
}

/** Only where the link has none: a second bound line item makes Moodle hide the first (lti brief §4). */
async function makeLineItem(
  services: Services,
  cell: GradebookCell,
  link: Link,
  { wanted, title }: { wanted: WantedScore; title: string },
): Promise<MadeLineItem> {
  const { lineItemsUrl, resourceLinkId } = link;
  if (lineItemsUrl === null || !link.scopes.includes(SCOPE.lineItem)) return NONE;
  const tenancy = { platformId: cell.platformId, courseId: cell.courseId };
  const now = services.clock.now();
  const busyUntil = new Date(now.getTime() + MAKING_MS);
  if (!(await claimLineItem(services.db, tenancy, link._id, { now, busyUntil }))) return { kind: 'being-made' };
  try {
    const column = {
      label: link.title ?? title,
      scoreMaximum: wanted.scoreMaximum,
      resourceLinkId,
      resourceId: cell.assignmentId,
    };
    const url = await services.lti.ensureLineItem(cell.platformId, lineItemsUrl, column);
    await keepLineItem(services.db, tenancy, link._id, url);
    return { kind: 'made', url };
  } catch (error) {
    await releaseLineItem(services.db, tenancy, link._id);
    if (error instanceof AppError && error.code === 'line-item-unavailable') return withoutLineItem(error);
    throw error;
  }
}

/** An outage passes by itself; a refusal waits for a person, who must hear which one it was. */
function withoutLineItem({ status, details: { reason } }: AppError): MadeLineItem {
  if (status === 503) throw new AppError('score-not-delivered', { status, details: { reason: reason ?? '' } });
  return reason === 'token-refused' ? { kind: 'nowhere', trouble: 'score-token-refused' } : NONE;
}

type MadeLineItem = { kind: 'made'; url: string } | Exclude<Place, { kind: 'found' }>;

const NONE = { kind: 'nowhere', trouble: 'no-line-item' } as const;

/** Longer than the two calls to the LMS may take, with a token before each. */
const MAKING_MS = 60_000;

type Sending = { wanted: WantedScore; timestamp: Date; lineItemUrl: string; readable: boolean };

async function send(services: Services, cell: GradebookCell, sending: Sending): Promise<ScoreOutcome> {
  const { wanted, timestamp, lineItemUrl } = sending;
  const { scoreGiven, scoreMaximum, comment, submittedAt } = wanted;
  const score = { userId: cell.sub, scoreGiven, scoreMaximum, comment, timestamp, submittedAt };
  const sent = await services.lti.sendScore(cell.platformId, lineItemUrl, score);
  const reading = sent.kind === 'sent' && sending.readable ? await readBack(services, cell, lineItemUrl) : null;
  return scoreOutcome(sent, reading, wanted);
}

/** The score is sent already: failing to look at it is no failure of the delivery. */
async function readBack(services: Services, cell: GradebookCell, lineItemUrl: string): Promise<ResultReading> {
  return services.lti
    .readResult(cell.platformId, lineItemUrl, cell.sub)
    .catch((): ResultReading => ({ kind: 'unavailable', reason: 'failed' }));
}

async function note(
  services: Services,
  cell: GradebookCell,
  { wanted, timestamp, outcome }: { wanted: WantedScore; timestamp: Date; outcome: ScoreOutcome },
): Promise<void> {
  switch (outcome.kind) {
    case 'arrived':
      return end(services, cell, { sent: { ...wanted, timestamp, confirmed: outcome.confirmed }, trouble: null });
    case 'trouble': {
      const sent = outcome.arrived ? { sent: { ...wanted, timestamp, confirmed: 'accepted' } } : {};
      return end(services, cell, { ...sent, trouble: outcome.trouble });
    }
    case 'again':
      throw new AppError('score-not-delivered', {
        status: 503,
        details: { reason: outcome.reason, afterMs: outcome.afterMs },
      });
  }
}

async function end(services: Services, cell: GradebookCell, set: Record<string, unknown>): Promise<void> {
  await settleJob(scoreJobKind(services.db), cell, set);
}

/** Waiting for the clock is no failure: the attempt does not count. */
async function putBack(services: Services, cell: GradebookCell, until: Date): Promise<void> {
  const waiting = { 'job.status': 'waiting', 'job.runAt': until, 'job.attempts': cell.job.attempts - 1 };
  await settleJob(scoreJobKind(services.db), cell, waiting);
}
