import type { Submission } from '../submissions/submission.ts';

/** The steps of a student's timeline. */
export type Step = { step: 'received' | 'being-read' | 'with-teacher' | 'released'; status: 'done' | 'now' | 'todo' };

/**
 * Where an attempt is, as its student may know it. An approval is not shown before it goes out, and neither is
 * whether there is a draft: until the release, `with-teacher` is all there is to say. Work that no reader gets
 * (`teacher only`, or none set up) has no step for being read.
 */
export function whereIsMyWork({ state, teacherOnly, noDraft }: Seen): Step[] {
  const unread = teacherOnly || noDraft === 'no-reader' || noDraft === 'not-allowed';
  const steps = STEPS.filter((step) => step !== 'being-read' || !unread);
  const now = steps.indexOf(CURRENT[state]);
  return steps.map((step, index) => ({ step, status: statusOf(index, now, state) }));
}

type Seen = Pick<Submission, 'state' | 'teacherOnly' | 'noDraft'>;

const STEPS = ['received', 'being-read', 'with-teacher', 'released'] as const;

const CURRENT: Record<Submission['state'], Step['step']> = {
  composing: 'received',
  queued: 'received',
  reading: 'being-read',
  'with-teacher': 'with-teacher',
  approved: 'with-teacher',
  returned: 'with-teacher',
  superseded: 'received',
  released: 'released',
};

function statusOf(index: number, now: number, state: Submission['state']): Step['status'] {
  if (index < now || state === 'released') return 'done';
  return index === now ? 'now' : 'todo';
}
