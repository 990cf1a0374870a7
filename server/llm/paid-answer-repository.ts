import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Tenancy } from '../tenancy.ts';
import { paidAnswerModel, type StoredAnswer } from './paid-answer-model.ts';
import type { PaidAnswer, PaidAnswers } from './paid-answer.ts';

/** The answers paid for one submission. */
export function paidAnswersOf(db: Connection, tenancy: Tenancy, submissionId: string, now: () => Date): PaidAnswers {
  return {
    find: (key) => findPaidAnswer(db, tenancy, submissionId, key),
    keep: (key, paid) => keepPaidAnswer(db, tenancy, { submissionId, key, paid, at: now() }),
  };
}

async function findPaidAnswer(
  db: Connection,
  { platformId, courseId }: Tenancy,
  submissionId: string,
  key: string,
): Promise<PaidAnswer | null> {
  const one = { _id: idOf(submissionId, key), platformId, courseId };
  return paidAnswerModel(db).findOne(one, { _id: 0, answer: 1, usage: 1 }).lean<PaidAnswer>();
}

async function keepPaidAnswer(db: Connection, tenancy: Tenancy, kept: Kept): Promise<void> {
  const { platformId, courseId } = tenancy;
  const { submissionId, key, paid, at } = kept;
  const _id = idOf(submissionId, key);
  const fields: Omit<StoredAnswer, '_id'> = { platformId, courseId, submissionId, ...paid, at };
  await resend(() =>
    paidAnswerModel(db).updateOne({ _id }, { $setOnInsert: fields }, { upsert: true }).catch(keptMeanwhile),
  );
}

type Kept = { submissionId: string; key: string; paid: PaidAnswer; at: Date };

/** Once the draft is stored its answers have done their part. */
export async function forgetPaidAnswers(db: Connection, tenancy: Tenancy, submissionId: string): Promise<void> {
  const { platformId, courseId } = tenancy;
  await resend(() => paidAnswerModel(db).deleteMany({ platformId, courseId, submissionId }));
}

/** Deletes what no draft came of. */
export async function sweepPaidAnswers(db: Connection, now: Date): Promise<void> {
  await paidAnswerModel(db).deleteMany({ at: { $lt: new Date(now.getTime() - KEPT_MS) } });
}

/** Longer than a month: work that a budget stopped on its first day goes on in the next month. */
const KEPT_MS = 40 * 24 * 3_600_000;

function idOf(submissionId: string, key: string): string {
  return `${submissionId}/${key}`;
}

/** Two upserts at once: the other one won. */
function keptMeanwhile(error: unknown): void {
  if ((error as { code?: unknown }).code !== 11_000) throw error;
}
