import type { SubmissionState } from '../submissions/submission.ts';

/** How a state looks to a teacher: the badge's tone and the key of its words. */
export function stateBadge(state: SubmissionState): { tone: string; label: string } {
  return { tone: TONES[state], label: `reviews:state.${state}` };
}

const TONES: Record<SubmissionState, string> = {
  composing: 'neutral',
  queued: 'waiting',
  reading: 'waiting',
  'with-teacher': 'look-here',
  approved: 'ready',
  released: 'done',
  returned: 'neutral',
  superseded: 'neutral',
};
