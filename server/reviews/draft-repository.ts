import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Finding, Route } from '../grading/assessment.ts';
import type { Tenancy } from '../tenancy.ts';
import { draftModel } from './draft-model.ts';
import type { StoredDraft } from './stored-draft.ts';

/** Stores a draft unless one under its key is there already; returns the one that is stored, which may be older. */
export async function keepDraft(db: Connection, tenancy: Tenancy, draft: StoredDraft): Promise<StoredDraft> {
  const { _id } = draft;
  await resend(() =>
    draftModel(db)
      .updateOne({ _id, ...tenancy }, { $setOnInsert: draft }, { upsert: true })
      .catch(madeMeanwhile),
  );
  return (await findDraft(db, tenancy, _id)) ?? draft;
}

/** Two upserts at once: one of them may fail on the id, which says that the draft is there. */
function madeMeanwhile(error: unknown): void {
  if ((error as { code?: unknown }).code !== 11_000) throw error;
}

export async function findDraft(db: Connection, tenancy: Tenancy, id: string): Promise<StoredDraft | null> {
  return draftModel(db)
    .findOne({ _id: id, ...tenancy })
    .lean<StoredDraft>();
}

/** What the queue prints of a draft. */
export type DraftDigest = {
  route: Route;
  routeReasons: StoredDraft['assessment']['routeReasons'];
  findings: Pick<Finding, 'severity'>[];
  marks: number | null;
  demonstration: boolean;
};

/** Digests by draft id: whole drafts are too heavy for a list of a class. */
export async function findDraftDigests(
  db: Connection,
  tenancy: Tenancy,
  ids: readonly string[],
): Promise<Map<string, DraftDigest>> {
  const fields = {
    'assessment.route': 1,
    'assessment.routeReasons': 1,
    'assessment.findings.severity': 1,
    'assessment.draft.marks': 1,
    demonstration: 1,
  };
  const found = await draftModel(db)
    .find({ _id: { $in: [...ids] }, ...tenancy }, fields)
    .lean<StoredDraft[]>();
  return new Map(found.map((draft) => [draft._id, digestOf(draft)]));
}

function digestOf(draft: StoredDraft): DraftDigest {
  const { route, routeReasons, findings } = draft.assessment;
  return { route, routeReasons, findings, marks: draft.assessment.draft.marks, demonstration: draft.demonstration };
}
