import type { Connection } from 'mongoose';
import { listTestUsers } from '../lti/directory-repository.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Release, Submission } from '../submissions/submission.ts';
import type { Job } from '../jobs/job.ts';
import type { Tenancy } from '../tenancy.ts';
import type { QueueFilter } from './queue-filter.ts';
import type { QueueGroup } from './queue-order.ts';
import type { RunScope } from './run-pause.ts';

/** What a queue is made of: one assignment's work or (null) a course's; `only` when a search has found some. */
export type QueueScope = {
  tenancy: Tenancy;
  assignmentId: string | null;
  only: readonly string[] | null;
  /** Only the share of this grader. */
  grader?: string | null;
};

/** What the queue needs of a submission: never the work itself, a class of essays is megabytes. */
export type QueuedSubmission = Pick<
  Submission,
  | '_id'
  | 'assignmentId'
  | 'personId'
  | 'attempt'
  | 'state'
  | 'submittedAt'
  | 'late'
  | 'rubricVersionId'
  | 'draftId'
  | 'digest'
  | 'noDraft'
  | 'blindFirst'
  | 'share'
  | 'second'
  | 'again'
> & {
  replies?: Pick<NonNullable<Submission['replies']>, 'open'>;
  release: Pick<Release, 'number' | 'marks' | 'maximum' | 'dueAt' | 'approvedByName'> | null;
  job: Pick<Job, 'status' | 'error'>;
};

const LIGHT = {
  ...{ assignmentId: 1, personId: 1, attempt: 1, state: 1, submittedAt: 1, late: 1, rubricVersionId: 1 },
  ...{ draftId: 1, digest: 1, noDraft: 1, blindFirst: 1, second: 1, 'again.at': 1, 'job.status': 1, 'job.error': 1 },
  ...{ 'release.number': 1, 'release.marks': 1, 'release.maximum': 1, 'release.dueAt': 1 },
  ...{ share: 1, 'release.approvedByName': 1, 'replies.open': 1 },
};

/** A stretch of one group, in the order of the queue. */
export async function listStretch(
  db: Connection,
  wanted: Stretch & { skip: number; limit: number },
): Promise<QueuedSubmission[]> {
  return submissionModel(db)
    .find(inGroup(wanted), LIGHT)
    .hint(indexFor(wanted))
    .sort(ORDER)
    .skip(wanted.skip)
    .limit(wanted.limit)
    .lean<QueuedSubmission[]>();
}

/** A group of a queue as filtered. */
export type Stretch = {
  scope: QueueScope;
  group: QueueGroup;
  filter: QueueFilter;
  troubled: readonly string[];
  asked: readonly string[];
};

const ORDER = { submittedAt: 1, _id: 1 } as const;
const REVERSE = { submittedAt: -1, _id: -1 } as const;

/** The first of a group, or the last; after or before a place in the same group, where one is given. */
export async function findBeside(
  db: Connection,
  stretch: Stretch,
  side: { towards: 'next' | 'previous'; from: Place | null },
): Promise<string | null> {
  const beside = side.from === null ? {} : besideOf(side.from, side.towards);
  const found = await submissionModel(db)
    .findOne({ $and: [inGroup(stretch), beside] }, { _id: 1 })
    .hint(indexFor(stretch))
    .sort(side.towards === 'next' ? ORDER : REVERSE)
    .lean<{ _id: string }>();
  return found?._id ?? null;
}

/** How many of a group stand before a place in it. */
export async function countBefore(db: Connection, stretch: Stretch, place: Place): Promise<number> {
  const before = { $and: [inGroup(stretch), besideOf(place, 'previous')] };
  return submissionModel(db).countDocuments(before).hint(indexFor(stretch));
}

export type Place = { _id: string; submittedAt: Date | null };

function besideOf({ _id, submittedAt }: Place, towards: 'next' | 'previous'): object {
  const past = towards === 'next' ? '$gt' : '$lt';
  return { $or: [{ submittedAt: { [past]: submittedAt } }, { submittedAt, _id: { [past]: _id } }] };
}

/** One submission as its row shows it. */
export async function findQueued(db: Connection, tenancy: Tenancy, id: string): Promise<QueuedSubmission | null> {
  return submissionModel(db)
    .findOne({ ...own(tenancy), _id: id }, LIGHT)
    .lean<QueuedSubmission>();
}

/** Whether work waits for one of these reasons. */
export async function findHeldBy(db: Connection, scope: RunScope, reasons: readonly string[]): Promise<string | null> {
  const held = { ...worksIn(scope), state: 'queued' as const, 'job.status': 'waiting' as const };
  const found = await submissionModel(db)
    .findOne({ ...held, 'job.error': { $in: [...reasons] } }, { 'job.error': 1 })
    .hint(scope.assignmentId === null ? 'course_queue_by_state' : 'queue_by_state')
    .lean<Pick<Submission, 'job'>>();
  return found?.job.error ?? null;
}

/** Submissions of a course's test people: a class's history is made without them. */
export async function listTestWork(db: Connection, tenancy: Tenancy): Promise<string[]> {
  const testers = await listTestUsers(db, tenancy.platformId);
  if (testers.length === 0) return [];
  return submissionModel(db).distinct('_id', { ...own(tenancy), personId: { $in: testers } });
}

/** When the last drafts of an assignment, or of a course, came, newest first. */
export async function listDraftTimes(
  db: Connection,
  scope: RunScope,
  { since, most }: { since: Date; most: number },
): Promise<Date[]> {
  const found = await submissionModel(db)
    .find({ ...worksIn(scope), 'digest.at': { $gte: since } }, { 'digest.at': 1 })
    .hint(scope.assignmentId === null ? 'course_drafts_made' : 'drafts_made')
    .sort({ 'digest.at': -1 })
    .limit(most)
    .lean<Pick<Submission, 'digest'>[]>();
  return found.flatMap(({ digest }) => digest?.at ?? []);
}

/** Only the two fields, so that a wider object can never widen a query. */
export function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}

/** An assignment's works, or a course's. */
export function worksIn({ assignmentId, ...tenancy }: RunScope): Tenancy & { assignmentId?: string } {
  return { ...own(tenancy), ...(assignmentId === null ? {} : { assignmentId }) };
}

export function within({ tenancy, assignmentId, only, grader = null }: QueueScope): object {
  return {
    ...own(tenancy),
    ...(assignmentId === null ? {} : { assignmentId }),
    ...(grader === null ? {} : { 'share.grader': grader }),
    ...(only === null ? {} : { _id: { $in: [...only] } }),
  };
}

/**
 * The index whose order is the queue's. Named, not left to the planner: the embedded engine has no part of the planner
 * that weighs indexes for queries that find little (it answers with an error), and a wrong choice sorts a class.
 */
function indexFor({ scope, group }: Pick<Stretch, 'scope' | 'group'>): string {
  if (scope.only !== null || group === 'trouble' || group === 'asked') return '_id_';
  const name = BY_ROUTE.has(group) ? 'queue_by_route' : 'queue_by_state';
  if (typeof scope.grader === 'string') return `shared_${name}`;
  return scope.assignmentId === null ? `course_${name}` : name;
}

const BY_ROUTE = new Set<QueueGroup>(['no-draft', 'yours-first', 'blind-first', 'look-here', 'ready']);

function inGroup({ scope, group, filter, troubled, asked }: Stretch): object {
  return { $and: [within(scope), groupMatch(group, { troubled, asked }), ...filterMatches(filter)] };
}

export const ROUTES = ['ready', 'look-here', 'yours-first'] as const;
export const NEEDS_NOBODY = ['approved', 'reading', 'queued', 'released', 'returned', 'superseded'] as const;

/** The same groups as `groupOf`, for the database. */
function groupMatch(group: QueueGroup, { troubled, asked }: Pick<Stretch, 'troubled' | 'asked'>): object {
  if (group === 'asked') return { state: 'released', _id: { $in: [...asked] } };
  const drafted = (route: unknown, hidden: boolean) => ({
    ...{ state: 'with-teacher', 'digest.hidden': hidden, 'digest.route': route },
  });
  if (group === 'no-draft') return { state: 'with-teacher', 'digest.route': null };
  // Named one by one, so that three stretches of the index are merged instead of sorted.
  if (group === 'blind-first') return drafted({ $in: ROUTES }, true);
  if (ROUTES.some((route) => route === group)) return drafted(group, false);
  if (group === 'trouble') {
    const only = troubled.filter((id) => !asked.includes(id));
    return { state: { $in: NEEDS_NOBODY }, _id: { $in: only } };
  }
  const elsewhere = [...troubled, ...asked];
  return elsewhere.length === 0 ? { state: group } : { state: group, _id: { $nin: elsewhere } };
}

/** The same as `passes`, for the database. */
function filterMatches({ state, route, findings }: QueueFilter): object[] {
  const some = { 'digest.hidden': false, 'digest.findings': { $gt: 0 } };
  return [
    ...(state === undefined ? [] : [{ state: state === 'being-read' ? { $in: ['queued', 'reading'] } : state }]),
    ...(route === undefined ? [] : [routeMatch(route)]),
    ...(findings === undefined ? [] : [findings === 'some' ? some : { $nor: [some] }]),
  ];
}

function routeMatch(route: NonNullable<QueueFilter['route']>): object {
  if (route === 'none') return { 'digest.route': null };
  if (route === 'yours-first')
    return { 'digest.route': { $ne: null }, $or: [{ 'digest.hidden': true }, { 'digest.route': route }] };
  return { 'digest.hidden': false, 'digest.route': route };
}
