import { findAssignment } from '../assignments/assignment-repository.ts';
import { AppError } from '../errors.ts';
import { claimLineItem, findLink, findPerson, keepLineItem, releaseLineItem } from '../lti/directory-repository.ts';
import type { Link } from '../lti/directory.ts';
import { SCOPE } from '../lti/scopes.ts';
import type { Services } from '../services.ts';
import type { GradebookCell, WantedScore } from './gradebook-cell.ts';

/** Where a score goes, or the trouble that keeps it here, as a code for the words. */
export type Place =
  | { kind: 'found'; lineItemUrl: string; readable: boolean }
  | { kind: 'nowhere'; trouble: string }
  /** The score of a classmate is making the line item at this moment. */
  | { kind: 'being-made' };

/**
 * Finds the line item of a cell, or makes the link's first one, if there is a score for it. Throws AppError
 * `score-not-delivered` when that may work later.
 */
export async function findGradebookPlace(
  services: Services,
  cell: GradebookCell,
  wanted: WantedScore | null,
): Promise<Place> {
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
  { wanted, title }: { wanted: WantedScore | null; title: string },
): Promise<MadeLineItem> {
  const { lineItemsUrl, resourceLinkId } = link;
  if (wanted === null || lineItemsUrl === null || !link.scopes.includes(SCOPE.lineItem)) return NONE;
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
