import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { resend } from '../database/resend.ts';
import type { Place, Sealer } from '../secrets/sealer.ts';
import type { Tenancy } from '../tenancy.ts';
import { paidAnswerModel, type StoredAnswer } from './paid-answer-model.ts';
import type { PaidAnswer, PaidAnswers } from './paid-answer.ts';

/** The answers paid for one submission. */
export function paidAnswersOf(desk: AnswerDesk, tenancy: Tenancy, submissionId: string): PaidAnswers {
  return {
    find: (key) => findPaidAnswer(desk, tenancy, idOf(submissionId, key)),
    keep: (key, paid) => keepPaidAnswer(desk, tenancy, { submissionId, key, paid }),
  };
}

type AnswerDesk = { db: Connection; clock: Clock; sealer: Sealer };

async function findPaidAnswer(
  { db, sealer }: AnswerDesk,
  { platformId, courseId }: Tenancy,
  _id: string,
): Promise<PaidAnswer | null> {
  const found = await paidAnswerModel(db).findOne({ _id, platformId, courseId }).lean<StoredAnswer>();
  if (!found) return null;
  const { sealed, answer, usage } = found;
  if (sealed === undefined) return answer ? { answer, usage } : null;
  const opened = sealer.open(placeOf(_id), sealed).toString('utf8');
  return { answer: JSON.parse(opened) as PaidAnswer['answer'], usage };
}

async function keepPaidAnswer({ db, clock, sealer }: AnswerDesk, tenancy: Tenancy, kept: Kept): Promise<void> {
  const { platformId, courseId } = tenancy;
  const { submissionId, key, paid } = kept;
  const _id = idOf(submissionId, key);
  const sealed = sealer.seal(placeOf(_id), JSON.stringify(paid.answer));
  const whose = { platformId, courseId, submissionId };
  const fields: Omit<StoredAnswer, '_id'> = { ...whose, sealed, usage: paid.usage, at: clock.now() };
  await resend(() =>
    paidAnswerModel(db).updateOne({ _id }, { $setOnInsert: fields }, { upsert: true }).catch(keptMeanwhile),
  );
}

type Kept = { submissionId: string; key: string; paid: PaidAnswer };

function placeOf(id: string): Place {
  return { purpose: 'paid answers', at: ['paidAnswers', id] };
}

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
