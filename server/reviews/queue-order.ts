import type { Route } from '../grading/assessment.ts';
import type { SubmissionState } from '../submissions/submission.ts';

/** What decides the place of a submission in the queue. */
export type QueuePlace = {
  id: string;
  state: SubmissionState;
  /** Null without a draft. */
  route: Route | null;
  /** The gradebook says that a person must act. */
  gradebookTrouble: boolean;
  submittedAt: Date | null;
};

/**
 * What needs a person most comes first: work nobody will draft, then drafts that ask for the teacher's own judgement,
 * then scores in trouble, then drafts with findings, then clean ones; after those what needs nobody now. Within a
 * group the longest waiting first, and the id last, so that the order is the same at every request.
 */
export function compareQueuePlaces(a: QueuePlace, b: QueuePlace): number {
  return urgency(a) - urgency(b) || timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** 0 is most urgent; below `NEEDS_PERSON` somebody has to act. */
export function urgency(place: QueuePlace): number {
  if (place.state === 'with-teacher') return place.route === null ? 0 : ROUTES[place.route];
  return place.gradebookTrouble ? 2 : STATES[place.state];
}

export const NEEDS_PERSON = 5;

const ROUTES: Record<Route, number> = { 'yours-first': 1, 'look-here': 3, ready: 4 };

const STATES: Record<Exclude<SubmissionState, 'with-teacher'>, number> = {
  approved: NEEDS_PERSON,
  reading: 6,
  queued: 7,
  released: 8,
  returned: 9,
  superseded: 10,
  composing: 11,
};

function timeOf({ submittedAt }: QueuePlace): number {
  return submittedAt?.getTime() ?? 0;
}
