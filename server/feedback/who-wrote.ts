import { listDraftsOf } from '../reviews/draft-repository.ts';
import type { Services } from '../services.ts';
import type { Release, Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';
import { originsOf, type Origins } from './words-origin.ts';

/** Who wrote what of a release. `readers` is null when no model had a part in it. */
export type Wrote = {
  readers: { generator: string; validator: string } | null;
  demonstration: boolean;
  origins: Origins;
};

/**
 * Which readers a release began with, if any, and whose words it is made of: a review from scratch owes nothing to the
 * draft beside it, unless something was taken over from one.
 */
export async function whoWrote(
  { db }: Pick<Services, 'db'>,
  tenancy: Tenancy,
  {
    _id,
    draftId,
    review,
    release,
    earlier,
  }: Pick<Submission, '_id' | 'draftId' | 'review' | 'earlier'> & {
    release: Release;
  },
): Promise<Wrote> {
  const drafts = await listDraftsOf(db, tenancy, _id);
  const texts = drafts.map(({ assessment }) => assessment.draft);
  const origins = originsOf(release, { drafts: texts, blind: review?.blind, earlier: earlier ?? [] });
  const draft = drafts.find((one) => one._id === draftId) ?? drafts[0];
  if (!draft || (review?.origin !== 'draft' && !owes(origins))) return { readers: null, demonstration: false, origins };
  const readers = { generator: draft.generator.model, validator: draft.validator.model };
  return { readers, demonstration: drafts.some(({ demonstration }) => demonstration), origins };
}

function owes({ points, summary }: Origins): boolean {
  return [...points.values(), summary].some((origin) => origin === 'readers' || origin === 'edited');
}
