import type { Services } from '../services.ts';
import { cleanText } from './extraction/extraction-result.ts';
import { changeMoment, openAttempt, type Author } from './student-work.ts';
import { saveText, saveTypedAside } from './composing-repository.ts';
import { findSubmission } from './submission-repository.ts';
import type { Submission } from './submission.ts';

/** `base` is the `updatedAt` the text was typed on; null saves over whatever is there. */
export type SaveDraftText = Author & { text: string; base: Date | null };

/** What became of the words. In every case but `saved` they are not in the work, and the page must give them back. */
export type SavedText =
  | { kind: 'saved'; attempt: Submission }
  /** Another tab or device saved something else meanwhile. */
  | { kind: 'conflict'; attempt: Submission }
  /** A file stands in the text's place; the words are kept beside it. */
  | { kind: 'file-attached'; attempt: Submission }
  | { kind: 'already-handed-in'; attempt: Submission };

/** Autosave. Saving the same words twice is one saving. */
export async function saveDraftText(
  services: Pick<Services, 'db' | 'clock'>,
  command: SaveDraftText,
): Promise<SavedText> {
  const { attempt } = await openAttempt(services, command);
  const text = cleanText(command.text);
  const { tenancy, base } = command;
  const now = changeMoment(services, attempt);
  const saved = await saveText(services.db, tenancy, { id: attempt._id, text, base, now });
  if (saved)
    return { kind: 'saved', attempt: { ...attempt, work: { ...attempt.work, text, typed: text }, updatedAt: now } };
  const after = (await findSubmission(services.db, tenancy, attempt._id)) ?? attempt;
  // The answer to our own write may have been lost and the write sent again: the words tell.
  if (isText(after) && after.work.text === text) return { kind: 'saved', attempt: after };
  if (after.state !== 'composing') return { kind: 'already-handed-in', attempt: after };
  if (isText(after)) return { kind: 'conflict', attempt: after };
  await saveTypedAside(services.db, tenancy, { id: attempt._id, text });
  return { kind: 'file-attached', attempt: after };
}

function isText({ state, work }: Submission): boolean {
  return state === 'composing' && work.kind === 'text';
}
