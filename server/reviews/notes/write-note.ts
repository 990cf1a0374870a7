import { randomUUID } from 'node:crypto';
import type { Services } from '../../services.ts';
import type { Submission } from '../../submissions/submission.ts';
import { loadReviewing, type ReviewCommand } from '../reviewing.ts';
import { isBlindTo } from '../second/second-marking.ts';
import { MOST_CHARACTERS, MOST_NOTES, type MarkerNote } from './note.ts';
import { changeNote, deleteNote, insertNote, listNotes, type ThreadOf } from './note-repository.ts';

export type NoteRefusal = 'empty' | 'too-long' | 'too-many' | 'not-yours';
export type NoteOutcome = { kind: 'noted' } | { kind: 'refused'; reason: NoteRefusal };

/** Adds a note to the thread of a work, or changes one's own (`id`). Students never read it. */
export async function writeNote(
  services: Services,
  command: ReviewCommand & { id: string | null; text: string },
): Promise<NoteOutcome> {
  const { tenancy, by, id } = command;
  const text = command.text.trim();
  const { submission } = await loadReviewing(services, tenancy, command.submissionId);
  if (text === '') return { kind: 'refused', reason: 'empty' };
  if (text.length > MOST_CHARACTERS) return { kind: 'refused', reason: 'too-long' };
  const at = services.clock.now();
  if (id !== null) {
    const changed = await changeNote(services.db, tenancy, { ...threadOf(submission), id, by: by.id }, { text, at });
    return changed ? { kind: 'noted' } : { kind: 'refused', reason: 'not-yours' };
  }
  const standing = await listNotes(services.db, tenancy, submission);
  if (standing.length >= MOST_NOTES) return { kind: 'refused', reason: 'too-many' };
  const { platformId, courseId, assignmentId, personId, attempt } = submission;
  const where = { platformId, courseId, assignmentId, personId, attempt };
  await insertNote(services.db, { _id: randomUUID(), ...where, by: by.id, byName: by.name, text, at, editedAt: null });
  return { kind: 'noted' };
}

/** Deletes one's own note; anybody else's stays. */
export async function removeNote(services: Services, command: ReviewCommand & { id: string }): Promise<void> {
  const { submission } = await loadReviewing(services, command.tenancy, command.submissionId);
  const { id, by, tenancy } = command;
  await deleteNote(services.db, tenancy, { ...threadOf(submission), id, by: by.id });
}

function threadOf({ assignmentId, personId }: ThreadOf): ThreadOf {
  return { assignmentId, personId };
}

/** The thread as this person may read it now; null while they are to choose levels blind: a note may tell the first's. */
export async function readNotes(
  services: Pick<Services, 'db'>,
  { tenancy, by }: Pick<ReviewCommand, 'tenancy' | 'by'>,
  submission: Submission,
): Promise<MarkerNote[] | null> {
  return isBlindTo(submission.second, by.id) ? null : listNotes(services.db, tenancy, submission);
}
