import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../../database/collection-model.ts';
import { resend } from '../../database/resend.ts';
import { submissionModel } from '../submission-model.ts';
import type { NeverRule, NeverScope } from './never-rule.ts';

/** Whose wish, and where. */
export type NeverOwner = { platformId: string; courseId: string; personId: string };

/** The widest wish that holds for this person here; null: none. Found by `_id` alone. */
export async function findNever(db: Connection, owner: NeverOwner): Promise<NeverRule | null> {
  const [everywhere, course] = [idOf(owner, 'everywhere'), idOf(owner, 'course')];
  const rules = await neverModel(db)
    .find({ _id: { $in: [everywhere, course] } })
    .lean<NeverRule[]>();
  return rules.find(({ _id }) => _id === everywhere) ?? rules[0] ?? null;
}

export async function keepNever(db: Connection, owner: NeverOwner, scope: NeverScope, act: Act): Promise<void> {
  const { platformId, personId } = owner;
  const rule = { platformId, personId, courseId: scope === 'course' ? owner.courseId : null, ...act };
  const _id = idOf(owner, scope);
  await resend(() => neverModel(db).updateOne({ _id }, { $setOnInsert: rule }, { upsert: true }));
}

type Act = Pick<NeverRule, 'by' | 'at'>;

export async function dropNever(db: Connection, owner: NeverOwner, scopes: readonly NeverScope[]): Promise<void> {
  const ids = scopes.map((scope) => idOf(owner, scope));
  await resend(() => neverModel(db).deleteMany({ _id: { $in: ids } }));
}

/** Takes the person's work from the readers, for good: a lease on it is lost with this write, and its worker stops. */
export async function takeFromReaders(db: Connection, owner: NeverOwner, scope: NeverScope): Promise<void> {
  const { platformId, courseId, personId } = owner;
  const theirs = { platformId, personId, ...(scope === 'course' ? { courseId } : {}) };
  await resend(() => submissionModel(db).updateMany(theirs, { $set: { teacherOnly: true } }));
  const idle = { 'job.status': 'none', 'job.until': null, 'job.error': null } as const;
  const waiting = { ...theirs, state: { $in: ['queued', 'reading'] as ('queued' | 'reading')[] } };
  const back = { state: 'with-teacher' as const, redraft: null, ...idle };
  await resend(() =>
    submissionModel(db).updateMany({ ...waiting, draftId: null }, { $set: { ...back, noDraft: 'teacher-only' } }),
  );
  await resend(() => submissionModel(db).updateMany(waiting, { $set: back }));
}

function idOf({ platformId, courseId, personId }: NeverOwner, scope: NeverScope): string {
  return `${platformId}/${personId}/${scope === 'course' ? courseId : '*'}`;
}

export function neverModel(db: Connection): Model<NeverRule> {
  return collectionModel(db, 'NeverRule', schema, 'neverRules');
}

const schema = new Schema<NeverRule>(
  { _id: String, platformId: String, courseId: String, personId: String, by: String, at: Date },
  { versionKey: false, autoIndex: false },
);
