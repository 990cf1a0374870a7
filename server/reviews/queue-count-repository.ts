import type { Connection } from 'mongoose';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Tenancy } from '../tenancy.ts';
import type { QueueFacet } from './queue-order.ts';
import { NEEDS_NOBODY, own, ROUTES, within, type QueueScope } from './queue-repository.ts';

/** Counts by everything a filter can ask for; answered from an index alone unless a search narrows it. */
export async function countFacets(
  db: Connection,
  scope: QueueScope,
  { troubled, asked }: { troubled: readonly string[]; asked: readonly string[] },
): Promise<QueueFacet[]> {
  const handedIn = { ...within(scope), state: { $ne: 'composing' } };
  const hint = scope.only ? '_id_' : typeof scope.grader === 'string' ? 'shared_queue_by_route' : 'queue_by_route';
  const all = await groupFacets(db, handedIn, { troubled: false, asked: false, hint });
  const apart = async (ids: readonly string[], place: Pick<QueueFacet, 'troubled' | 'asked'>) => {
    const those = scope.only === null ? ids : ids.filter((id) => scope.only?.includes(id));
    if (those.length === 0) return [];
    return groupFacets(db, { ...handedIn, _id: { $in: [...those] } }, { ...place, hint: '_id_' });
  };
  const only = troubled.filter((id) => !asked.includes(id));
  const marked = [
    ...(await apart(only, { troubled: true, asked: false })),
    ...(await apart(asked, { troubled: false, asked: true })),
  ];
  return [...all.map((facet) => ({ ...facet, count: facet.count - countLike(marked, facet) })), ...marked];
}

async function groupFacets(
  db: Connection,
  match: object,
  { troubled, asked, hint }: { troubled: boolean; asked: boolean; hint: string },
): Promise<QueueFacet[]> {
  const key = {
    assignmentId: '$assignmentId',
    state: '$state',
    route: { $ifNull: ['$digest.route', null] },
    hidden: { $eq: ['$digest.hidden', true] },
    withFindings: { $gt: ['$digest.findings', 0] },
  };
  const rows = await submissionModel(db)
    .aggregate<{ _id: Omit<QueueFacet, 'count' | 'troubled' | 'asked'>; count: number }>([
      { $match: match },
      { $group: { _id: key, count: { $sum: 1 } } },
    ])
    .hint(hint);
  return rows.map(({ _id, count }) => ({ ..._id, count, troubled, asked }));
}

/**
 * The same for an assignment without a filter by route or findings, several times as fast: each state and each route
 * that waits is one count over a stretch of an index. What nobody asks for (findings; routes of decided work) is left
 * out.
 */
export async function countCoarse(db: Connection, tenancy: Tenancy, assignmentId: string): Promise<QueueFacet[]> {
  const waiting = [false, true].flatMap((hidden) => ROUTES.map((route) => ({ route, hidden })));
  const count = (match: object, hint: string) =>
    submissionModel(db)
      .countDocuments({ ...own(tenancy), assignmentId, ...match })
      .hint(hint);
  const [all, ...others] = await Promise.all([
    count({ state: 'with-teacher' }, 'queue_by_state'),
    ...NEEDS_NOBODY.map((state) => count({ state }, 'queue_by_state')),
    ...waiting.map(({ route, hidden }) =>
      count({ state: 'with-teacher', 'digest.hidden': hidden, 'digest.route': route }, 'queue_by_route'),
    ),
  ]);
  const plain = { assignmentId, troubled: false, asked: false, withFindings: false };
  const facets: QueueFacet[] = [
    ...NEEDS_NOBODY.map((state, at) => ({ ...plain, state, route: null, hidden: false, count: others[at] ?? 0 })),
    ...waiting.map((place, at) => ({
      ...{ ...plain, ...place, state: 'with-teacher' as const, count: others[NEEDS_NOBODY.length + at] ?? 0 },
    })),
  ];
  const drafted = facets.filter(({ state }) => state === 'with-teacher').reduce((sum, one) => sum + one.count, 0);
  return [...facets, { ...plain, state: 'with-teacher', route: null, hidden: false, count: all - drafted }];
}

function countLike(facets: readonly QueueFacet[], like: QueueFacet): number {
  const same = facets.filter(
    (one) =>
      one.assignmentId === like.assignmentId &&
      one.state === like.state &&
      one.route === like.route &&
      one.hidden === like.hidden &&
      one.withFindings === like.withFindings,
  );
  return same.reduce((total, { count }) => total + count, 0);
}
