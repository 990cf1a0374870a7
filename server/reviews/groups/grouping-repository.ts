import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../../database/collection-model.ts';
import { resend } from '../../database/resend.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Submission } from '../../submissions/submission.ts';
import type { Tenancy } from '../../tenancy.ts';
import type { AnswerGroup } from './group-answers.ts';
import type { Grouping } from './grouping.ts';

type Whose = Tenancy & { _id: string; rubricVersionId: string };

/** Says that an assignment has a work that no grouping has seen. */
export async function markUngrouped(db: Connection, submission: Submission, now: Date): Promise<void> {
  const { platformId, courseId, assignmentId, rubricVersionId } = submission;
  if (rubricVersionId === null) return;
  const whose = { platformId, courseId, _id: assignmentId, rubricVersionId };
  const fresh = { ...{ platformId, courseId, assignmentId, rubricVersionId }, madeAt: null, works: 0, groups: [] };
  await resend(() =>
    groupingModel(db)
      .updateOne({ _id: groupingId(whose) }, { $set: { dirtyAt: now }, $setOnInsert: fresh }, { upsert: true })
      .catch(madeMeanwhile),
  );
}

export async function findGrouping(db: Connection, whose: Whose): Promise<Grouping | null> {
  return groupingModel(db)
    .findOne({ ...own(whose), _id: groupingId(whose) })
    .lean<Grouping>();
}

/** The group that a work stands in, or null. */
export async function findGroupOf(db: Connection, whose: Whose, submissionId: string): Promise<AnswerGroup | null> {
  const grouping = await findGrouping(db, whose);
  return grouping?.groups.find(({ memberIds }) => memberIds.includes(submissionId)) ?? null;
}

/** Assignments whose last new work has been here since `before`; across courses, it is a sweep. */
export async function listUngrouped(db: Connection, before: Date): Promise<Grouping[]> {
  return groupingModel(db)
    .find({ dirtyAt: { $lte: before } }, { groups: 0 })
    .limit(10)
    .lean<Grouping[]>();
}

/** Keeps new groups; work that came meanwhile leaves the assignment to be grouped again. */
export async function keepGroups(
  db: Connection,
  { _id, dirtyAt }: Pick<Grouping, '_id' | 'dirtyAt'>,
  made: { groups: AnswerGroup[]; works: number; madeAt: Date },
): Promise<void> {
  await resend(() => groupingModel(db).updateOne({ _id }, { $set: made }));
  await resend(() => groupingModel(db).updateOne({ _id, dirtyAt }, { $set: { dirtyAt: null } }));
}

/** The texts of an assignment's handed-in works, one by one: a class of essays is megabytes. */
export function streamTexts(
  db: Connection,
  { platformId, courseId, assignmentId, rubricVersionId }: Grouping,
): AsyncIterable<Pick<Submission, '_id' | 'work'>> {
  const standing = { $in: ['with-teacher', 'approved', 'released'] };
  const filter = { platformId, courseId, assignmentId, rubricVersionId, state: standing };
  return submissionModel(db)
    .find(filter as object, { 'work.text': 1 })
    .hint('queue_by_state')
    .lean<Pick<Submission, '_id' | 'work'>[]>()
    .cursor() as AsyncIterable<Pick<Submission, '_id' | 'work'>>;
}

/** Works of a group with their words. */
export async function listMembers(
  db: Connection,
  tenancy: Tenancy,
  ids: readonly string[],
): Promise<Pick<Submission, '_id' | 'personId' | 'state' | 'work' | 'release'>[]> {
  const shown = { personId: 1, state: 1, 'work.text': 1, 'release.number': 1 };
  return submissionModel(db)
    .find({ ...own(tenancy), _id: { $in: [...ids] } }, shown)
    .lean<Pick<Submission, '_id' | 'personId' | 'state' | 'work' | 'release'>[]>();
}

function groupingModel(db: Connection): Model<Grouping> {
  return collectionModel(db, 'Grouping', schema, 'groupings');
}

const schema = new Schema<Grouping>(
  {
    ...{ _id: String, platformId: String, courseId: String, assignmentId: String, rubricVersionId: String },
    ...{ dirtyAt: Date, madeAt: Date, works: Number, groups: Schema.Types.Mixed },
  },
  { versionKey: false, autoIndex: false, minimize: false },
);

function groupingId({ _id, rubricVersionId }: Whose): string {
  return `${_id}/${rubricVersionId}`;
}

function own({ platformId, courseId }: Tenancy): Tenancy {
  return { platformId, courseId };
}

/** Two upserts at once: the other one left the same mark. */
function madeMeanwhile(error: unknown): void {
  if ((error as { code?: unknown }).code !== 11_000) throw error;
}
