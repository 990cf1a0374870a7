import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Tenancy } from '../tenancy.ts';
import { draftModel } from './draft-model.ts';
import type { StoredDraft } from './stored-draft.ts';

/** Stores a draft unless one under its key is there already; returns the one that is stored, which may be older. */
export async function keepDraft(db: Connection, tenancy: Tenancy, draft: StoredDraft): Promise<StoredDraft> {
  const { _id } = draft;
  const kept = await resend(() =>
    draftModel(db)
      .updateOne({ _id, ...tenancy }, { $setOnInsert: draft }, { upsert: true })
      .catch(madeMeanwhile),
  );
  if (kept?.upsertedCount === 1) return draft;
  return (await findDraft(db, tenancy, _id)) ?? draft;
}

/** Two upserts at once: one of them may fail on the id, which says that the draft is there. */
function madeMeanwhile(error: unknown): null {
  if ((error as { code?: unknown }).code !== 11_000) throw error;
  return null;
}

/** Everything the readers ever drafted for a submission. */
export async function listDraftsOf(db: Connection, tenancy: Tenancy, submissionId: string): Promise<StoredDraft[]> {
  return draftModel(db)
    .find({ submissionId, ...tenancy })
    .hint('by_submission')
    .lean<StoredDraft[]>();
}

/** For work that is gone. */
export async function forgetDrafts(db: Connection, tenancy: Tenancy, submissionId: string): Promise<void> {
  const { platformId, courseId } = tenancy;
  await resend(() => draftModel(db).deleteMany({ submissionId, platformId, courseId }));
}

/** Who made the drafts of these works and under what, without what they say; across courses, it is a sweep. */
export async function listDraftsOfMany(db: Connection, works: readonly { _id: string }[]): Promise<StoredDraft[]> {
  const submissionIds = works.map(({ _id }) => _id);
  if (submissionIds.length === 0) return [];
  return draftModel(db)
    .find({ submissionId: { $in: submissionIds } }, { 'assessment.draft': 0, 'assessment.rounds': 0 })
    .hint('by_submission')
    .lean<StoredDraft[]>();
}

export async function findDraft(db: Connection, tenancy: Tenancy, id: string): Promise<StoredDraft | null> {
  return draftModel(db)
    .findOne({ _id: id, ...tenancy })
    .lean<StoredDraft>();
}
