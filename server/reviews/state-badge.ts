import type { SecondMarking } from '../submissions/marking.ts';
import type { SubmissionState } from '../submissions/submission.ts';
import { standOf } from './second/second-marking.ts';

/** How a state looks to a teacher: the badge's tone and the key of its words; `second`: two markers are about it. */
export function stateBadge(
  state: SubmissionState,
  second: SecondMarking | null = null,
): { tone: string; label: string } {
  if (second && state === 'with-teacher') return { tone: 'waiting', label: `second:state.${standOf(second)}` };
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
