import type { Services } from '../services.ts';
import type { GradebookDesk } from './gradebook-notice.ts';
import { openQueue, type QueueWanted } from './list-queue.ts';
import { countGroups, groupOf, NEEDS_PERSON, passes, QUEUE_GROUPS, type QueuePlace } from './queue-order.ts';
import { countBefore, findBeside, type QueuedSubmission, type Stretch } from './queue-repository.ts';

/** The works before and after one in the queue as filtered, and where it stands there (0: not in it). */
export type Neighbours = { previous: string | null; next: string | null; place: number; count: number };

/**
 * A work that fell out of the filter has no place; its next one is the first of the queue. `decided`: somebody has just
 * decided on it, which moved it behind all that needs a person; the next one is then the first of those.
 */
export async function findNeighbours(
  services: Pick<Services, 'db'>,
  gradebook: GradebookDesk,
  wanted: QueueWanted & { submission: QueuedSubmission; decided: boolean },
): Promise<Neighbours> {
  const { submission, filter } = wanted;
  const { facets, ...queue } = await openQueue(services, gradebook, wanted);
  const { scope } = queue;
  const groups = countGroups(facets, filter);
  const count = groups.reduce((total, group) => total + group.count, 0);
  const look = async (towards: 'next' | 'previous', names: readonly string[], from: QueuedSubmission | null) => {
    const group = groups.find((one) => names.includes(one.group))?.group;
    return group ? findBeside(services.db, { ...queue, group, filter }, { towards, from }) : null;
  };
  const own = groupOf(placeOf(submission, queue));
  const unfound = scope.only !== null && !scope.only.includes(submission._id);
  const elsewhere = scope.grader !== null && submission.share?.grader !== scope.grader;
  if (own === null || unfound || elsewhere || !passes(facetOf(submission, queue), filter))
    return { previous: null, next: await look('next', QUEUE_GROUPS, null), place: 0, count };
  const at = QUEUE_GROUPS.indexOf(own);
  const earlier = groups.filter(({ group }) => QUEUE_GROUPS.indexOf(group) < at);
  const stretch = { ...queue, group: own, filter };
  const past = wanted.decided && !NEEDS_PERSON.has(own);
  const [pressing, next, previous, before] = await Promise.all([
    past ? look('next', [...NEEDS_PERSON], null) : null,
    findBeside(services.db, stretch, { towards: 'next', from: submission }),
    findBeside(services.db, stretch, { towards: 'previous', from: submission }),
    countBefore(services.db, stretch, submission),
  ]);
  const last = earlier.slice(-1).map(({ group }) => group);
  return {
    next: firstOf(pressing, next, await look('next', QUEUE_GROUPS.slice(at + 1), null)),
    previous: firstOf(previous, await look('previous', last, null)),
    place: 1 + before + earlier.reduce((total, group) => total + group.count, 0),
    count,
  };
}

function firstOf(...ids: readonly (string | null)[]): string | null {
  return ids.find((id) => id !== null) ?? null;
}

function placeOf({ _id, state, digest }: QueuedSubmission, marked: Pick<Stretch, 'troubled' | 'asked'>): QueuePlace {
  const { route = null, hidden = false } = digest ?? {};
  return { state, route, hidden, troubled: marked.troubled.includes(_id), asked: marked.asked.includes(_id) };
}

function facetOf(submission: QueuedSubmission, marked: Pick<Stretch, 'troubled' | 'asked'>) {
  return { ...placeOf(submission, marked), withFindings: (submission.digest?.findings ?? 0) > 0 };
}
