import type { CommentIs, ResultReading, ScoreSent } from '../lti/lti-gateway.ts';
import type { CommentNote, GradebookCell, WantedScore } from './gradebook-cell.ts';

/** How it stands with the comment of the wanted score, before it is sent (again). */
export function commentIs(cell: Pick<GradebookCell, 'commentNote' | 'sent'>, wanted: WantedScore): CommentIs {
  const { commentNote, sent } = cell;
  if (commentNote && isOf(commentNote, wanted)) return commentNote.is;
  return commentNote === undefined && sent !== null && isOf(sent, wanted) ? 'stands' : 'new';
}

/**
 * How it stands after a score was sent: a comment that went along stands once the LMS took the score, and is unsure
 * when the LMS may have stored it before it failed. One that was left out, because it was unsure, stands if the
 * gradebook shows it.
 */
export function commentAfter(before: CommentIs, sent: ScoreSent, shown: string | null, wanted: WantedScore): CommentIs {
  if (sent.kind === 'sent' && sent.withComment) return 'stands';
  if (sent.kind === 'retry' && sent.mayHaveArrived && sent.withComment) return 'unsure';
  return before === 'unsure' && isSameText(shown, wanted.comment) ? 'stands' : before;
}

/** The comment that a reading shows, if it could be read. */
export function shownComment(reading: ResultReading | null): string | null {
  return reading?.kind === 'read' ? reading.comment : null;
}

export function commentNote(wanted: WantedScore, is: CommentIs): CommentNote | null {
  return is === 'new' ? null : { submissionId: wanted.submissionId, release: wanted.release, is };
}

/** LMSs change white space. */
export function isSameText(shown: string | null, wanted: string): boolean {
  return shown !== null && squeezed(shown) === squeezed(wanted);
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

type OfRelease = { submissionId: string; release: number };

function isOf(one: OfRelease, wanted: OfRelease): boolean {
  return one.submissionId === wanted.submissionId && one.release === wanted.release;
}
