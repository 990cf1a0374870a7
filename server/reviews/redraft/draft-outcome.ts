import type { Services } from '../../services.ts';
import type { Submission } from '../../submissions/submission.ts';
import { digestOf } from '../draft-digest.ts';
import { drawBlindFirst } from '../draw-blind-first.ts';
import type { StoredDraft } from '../stored-draft.ts';

/**
 * What a finished draft changes on its work. Where a teacher has seen an earlier one, the new one is offered beside
 * what they wrote, and nothing of theirs changes; else it is the draft they start from. One under another version of the
 * rubric is both; of work that is out, it belongs to the change alone.
 */
export async function draftOutcome(
  services: Pick<Services, 'db' | 'clock'>,
  submission: Submission,
  draft: StoredDraft,
): Promise<Record<string, unknown>> {
  const { redraft } = submission;
  const offer = { draftId: draft._id, at: services.clock.now() };
  if (submission.state === 'released') return { redraft: null, offer, 'again.version.draftId': draft._id };
  const ended = { state: 'with-teacher', noDraft: null, redraft: null };
  const beside = redraft !== null && redraft !== undefined && !redraft.hidden;
  if (beside && redraft.kind !== 'version') return { ...ended, offer };
  const blindFirst = await drawBlindFirst(services, submission);
  const digest = digestOf(draft, blindFirst && !submission.review?.blind);
  return { ...ended, ...(beside ? { offer } : {}), draftId: draft._id, blindFirst, digest };
}
