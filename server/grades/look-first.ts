import type { CommentIs, ResultReading } from '../lti/lti-gateway.ts';
import { isSameText } from './comment-note.ts';
import type { GradebookCell, Marks, WantedScore } from './gradebook-cell.ts';

/**
 * What the gradebook shows, before we send: send; ours stands already; or somebody else's mark, which we leave alone.
 * Of a restored site, which may have sent something newer: look again `later`, or (`restored`) let a teacher look.
 */
export type LookFirst = 'send' | 'arrived' | 'overridden' | 'later' | 'restored';

/**
 * Canvas and Sakai let a score replace what a teacher typed, so we look before we send. A mark that is none of those we
 * ever sent is a teacher's; a nought where we never sent anything is none, because Canvas itself writes one for work it
 * thinks missing. `forced`: the teacher has seen it and wants ours all the same.
 */
export function lookFirst(
  reading: ResultReading | null,
  cell: Pick<GradebookCell, 'sent' | 'tried' | 'forced' | 'restored'>,
  { wanted, comment }: { wanted: WantedScore; comment: CommentIs },
): LookFirst {
  if (reading?.kind !== 'read') return unseen(reading, cell);
  if (reading.resultScore === null) return 'send';
  const shown = { scoreGiven: reading.resultScore, scoreMaximum: reading.resultMaximum };
  const isWanted = isSameShare(shown, wanted);
  if (isWanted && comment === 'unsure' && isSameText(reading.comment, wanted.comment)) return 'arrived';
  return isWanted || cell.forced === true || isOurs(shown, cell) ? 'send' : 'overridden';
}

/** `null`: the LMS lets nobody look. */
function unseen(
  reading: Exclude<ResultReading, { kind: 'read' }> | null,
  { restored }: Pick<GradebookCell, 'restored'>,
): LookFirst {
  if (restored !== true) return 'send';
  return reading?.kind === 'unavailable' ? 'later' : 'restored';
}

function isOurs(shown: Marks, { sent, tried = [] }: Pick<GradebookCell, 'sent' | 'tried'>): boolean {
  const ours: Marks[] = sent === null ? tried : [...tried, sent];
  return ours.length === 0 ? shown.scoreGiven === 0 : ours.some((marks) => isSameShare(shown, marks));
}

/** The same share of the maximum: LMSs rescale to their own. */
export function isSameShare(shown: Marks, given: Marks): boolean {
  return Math.abs(shareOf(shown) - shareOf(given)) <= TOLERANCE;
}

function shareOf({ scoreGiven, scoreMaximum }: Marks): number {
  return scoreMaximum > 0 ? scoreGiven / scoreMaximum : scoreGiven;
}

/** They round too, Moodle to five decimals and some to whole per mille. */
const TOLERANCE = 0.001;
