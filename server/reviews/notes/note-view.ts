import type { MarkerNote } from './note.ts';
import type { NoteRefusal } from './write-note.ts';

/** What kept a note from being kept, and its words. */
export type RefusedNote = { reason: NoteRefusal; id: string | null; text: string };

/** The thread on the review page; `hidden` while its reader is to choose levels without knowing the first marker's. */
export function notesView(
  notes: readonly MarkerNote[] | null,
  {
    action,
    query,
    personId,
    refused,
  }: { action: string; query: string; personId: string; refused: RefusedNote | null },
) {
  const address = `${action}/notes`;
  return {
    add: `${address}${query}`,
    hidden: notes === null,
    count: notes?.length ?? 0,
    open: refused !== null || (notes?.length ?? 0) > 0,
    error: refused && `notes:refused.${refused.reason}`,
    typed: refused?.id === null ? refused.text : '',
    list: (notes ?? []).map((note) => ({
      ...{ id: note._id, name: note.byName, at: note.at, editedAt: note.editedAt, attempt: note.attempt },
      text: note.text,
      mine: note.by === personId,
      change: `${address}/${note._id}${query}`,
      remove: `${address}/${note._id}/delete${query}`,
      typed: refused?.id === note._id ? refused.text : note.text,
      changing: refused?.id === note._id,
    })),
  };
}
