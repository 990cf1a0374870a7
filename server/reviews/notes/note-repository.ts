import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../../database/collection-model.ts';
import { resend } from '../../database/resend.ts';
import type { Tenancy } from '../../tenancy.ts';
import { MOST_NOTES, type MarkerNote } from './note.ts';

/** Whose work on what a thread is about. */
export type ThreadOf = { assignmentId: string; personId: string };

/** The thread of a person's work on an assignment, the oldest first. */
export async function listNotes(db: Connection, tenancy: Tenancy, of: ThreadOf): Promise<MarkerNote[]> {
  return noteModel(db)
    .find({ ...own(tenancy), assignmentId: of.assignmentId, personId: of.personId })
    .hint('note_threads')
    .sort({ at: 1 })
    .limit(MOST_NOTES)
    .lean<MarkerNote[]>();
}

/** Notes of each of these threads, by `threadKey`; threads without any are left out. */
export async function countNotes(
  db: Connection,
  tenancy: Tenancy,
  of: readonly ThreadOf[],
): Promise<Map<string, number>> {
  if (of.length === 0) return new Map();
  const among = {
    ...own(tenancy),
    assignmentId: { $in: [...new Set(of.map(({ assignmentId }) => assignmentId))] },
    personId: { $in: [...new Set(of.map(({ personId }) => personId))] },
  };
  const key = { assignmentId: '$assignmentId', personId: '$personId' };
  const rows = await noteModel(db)
    .aggregate<{ _id: ThreadOf; count: number }>([{ $match: among }, { $group: { _id: key, count: { $sum: 1 } } }])
    .hint('note_threads');
  return new Map(rows.map(({ _id, count }) => [threadKey(_id), count]));
}

export function threadKey({ assignmentId, personId }: ThreadOf): string {
  return JSON.stringify([assignmentId, personId]);
}

/** Adds a note; one that is there already is this one, sent again. */
export async function insertNote(db: Connection, note: MarkerNote): Promise<void> {
  const { _id, ...fields } = note;
  await resend(() => noteModel(db).updateOne({ _id }, { $setOnInsert: fields }, { upsert: true }));
}

/** A note that this person wrote in this thread. */
type OwnNote = ThreadOf & { id: string; by: string };

/** Changes a person's own note; false when it is not theirs, or gone. */
export async function changeNote(
  db: Connection,
  tenancy: Tenancy,
  which: OwnNote,
  { text, at }: { text: string; at: Date },
): Promise<boolean> {
  const written = await resend(() => noteModel(db).updateOne(mine(tenancy, which), { $set: { text, editedAt: at } }));
  return written.matchedCount === 1;
}

/** Deletes a person's own note, words and all; one that is gone stays gone. */
export async function deleteNote(db: Connection, tenancy: Tenancy, which: OwnNote): Promise<void> {
  await resend(() => noteModel(db).deleteOne(mine(tenancy, which)));
}

function mine(tenancy: Tenancy, { id, by, assignmentId, personId }: OwnNote) {
  return { ...own(tenancy), _id: id, assignmentId, personId, by };
}

function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}

function noteModel(db: Connection): Model<MarkerNote> {
  return collectionModel(db, 'MarkerNote', noteSchema, 'markerNotes');
}

const noteSchema = new Schema<MarkerNote>(
  {
    ...{ _id: String, platformId: String, courseId: String, assignmentId: String, personId: String },
    ...{ attempt: Number, by: String, byName: String, text: String, at: Date, editedAt: Date },
  },
  { versionKey: false, autoIndex: false },
);
