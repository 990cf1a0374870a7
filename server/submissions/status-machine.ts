import type { SubmissionState } from './submission.ts';

/** What can happen to an attempt. Who may make it happen is the use case's business; what follows is this table's. */
export type SubmissionEvent =
  /** The student hands in, for the readers or straight to the teacher. */
  | 'hand-in-to-readers'
  | 'hand-in-to-teacher'
  /** A worker takes the draft job, hands it back, finishes it, or gives up on it. */
  | 'claim'
  | 'hand-back'
  | 'drafted'
  | 'give-up'
  /** The teacher's acts. */
  | 'redraft'
  | 'reread'
  | 'stop'
  | 'approve'
  | 'undo'
  | 'return'
  /** The undo time is over. */
  | 'release'
  /** The same student handed in a later attempt. */
  | 'supersede';

/**
 * The whole life of an attempt (design: States). `released`, `returned` and `superseded` are ends, and the only way
 * into `released` leads through `approved`: nothing reaches a student without a teacher's act.
 * An approved attempt is not superseded: a teacher has decided, and it goes out.
 */
export const transitions: Readonly<Record<SubmissionState, Partial<Record<SubmissionEvent, SubmissionState>>>> = {
  composing: { 'hand-in-to-readers': 'queued', 'hand-in-to-teacher': 'with-teacher' },
  queued: {
    claim: 'reading',
    reread: 'queued',
    stop: 'with-teacher',
    'give-up': 'with-teacher',
    supersede: 'superseded',
  },
  reading: {
    'hand-back': 'queued',
    reread: 'queued',
    drafted: 'with-teacher',
    stop: 'with-teacher',
    'give-up': 'with-teacher',
    supersede: 'superseded',
  },
  'with-teacher': {
    redraft: 'queued',
    reread: 'queued',
    approve: 'approved',
    return: 'returned',
    supersede: 'superseded',
  },
  approved: { undo: 'with-teacher', release: 'released' },
  released: {},
  returned: {},
  superseded: {},
};

/** The state after `event`, or null where it cannot happen. */
export function stateAfter(state: SubmissionState, event: SubmissionEvent): SubmissionState | null {
  return transitions[state][event] ?? null;
}

/** States in which `event` can happen: the condition of the write that makes it happen. */
export function statesBefore(event: SubmissionEvent): SubmissionState[] {
  return (Object.keys(transitions) as SubmissionState[]).filter((state) => stateAfter(state, event) !== null);
}
