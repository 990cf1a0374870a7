import type { Release, Submission } from '../submissions/submission.ts';

/**
 * A work as the desk has it. Feedback that is out and being changed lies with the teacher once more, and what is
 * approved then is held back as at the first time; its student goes on reading `out`, which is null for all other work.
 * A change under another version of the rubric has that version, and its draft, on the desk alone.
 */
export function asDesk(found: Submission): { submission: Submission; out: Release | null } {
  const { state, again, release } = found;
  const under = again?.version && { rubricVersionId: again.version.id, draftId: again.version.draftId };
  if (state !== 'released' || !again) return { submission: found, out: null };
  const desk = again.release ? ('approved' as const) : ('with-teacher' as const);
  return { submission: { ...found, ...under, state: desk, release: again.release }, out: release };
}

/** What `asDesk` calls `with-teacher` of work that is out, for the database. */
export const OPEN_AGAIN = { state: 'released', 'again.at': { $type: 'date' }, 'again.release': null } as const;
