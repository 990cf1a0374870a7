import type { Assignment } from '../assignments/assignment.ts';
import { findPeople } from '../lti/directory-repository.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { findDraftDigests, type DraftDigest } from './draft-repository.ts';
import type { FindGradebookNotices, GradebookNotice } from './gradebook-notice.ts';
import { compareQueuePlaces, type QueuePlace } from './queue-order.ts';
import { listHandedIn, type QueuedSubmission } from './review-repository.ts';

/** One row of the queue. */
export type QueueItem = {
  submission: QueuedSubmission;
  digest: DraftDigest | null;
  notice: GradebookNotice | null;
  /** The student's name, if the LMS tells names. */
  name: string | null;
};

/** All handed-in work of an assignment, in the order a teacher should take it. */
export async function listQueue(
  services: Pick<Services, 'db'>,
  wanted: { tenancy: Tenancy; assignment: Assignment; findNotices: FindGradebookNotices },
): Promise<QueueItem[]> {
  const { tenancy, assignment } = wanted;
  const submissions = await listHandedIn(services.db, tenancy, assignment._id);
  const draftIds = submissions.flatMap(({ draftId }) => draftId ?? []);
  const personIds = [...new Set(submissions.map(({ personId }) => personId))];
  const [digests, notices, people] = await Promise.all([
    findDraftDigests(services.db, tenancy, draftIds),
    wanted.findNotices(tenancy, assignment._id),
    findPeople(services.db, tenancy.platformId, personIds),
  ]);
  const names = new Map(people.map((person) => [person._id, person.name]));
  const items = submissions.map((submission) => ({
    submission,
    digest: shownDigest(submission, submission.draftId === null ? undefined : digests.get(submission.draftId)),
    notice: notices.get(submission._id) ?? null,
    name: names.get(submission.personId) ?? null,
  }));
  return items.sort((a, b) => compareQueuePlaces(placeOf(a), placeOf(b)));
}

/** Of a draft that the teacher shall judge without, the queue tells nothing but that. */
function shownDigest({ blindFirst, review }: QueuedSubmission, digest: DraftDigest | undefined): DraftDigest | null {
  if (!digest) return null;
  if (!blindFirst || review?.blind) return digest;
  const { demonstration } = digest;
  return { route: 'yours-first', routeReasons: [{ code: 'blind-first' }], findings: [], marks: null, demonstration };
}

export function placeOf({ submission, digest, notice }: QueueItem): QueuePlace {
  return {
    id: submission._id,
    state: submission.state,
    route: digest?.route ?? null,
    gradebookTrouble: notice?.state === 'trouble',
    submittedAt: submission.submittedAt,
  };
}
