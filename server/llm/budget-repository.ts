import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Tenancy } from '../tenancy.ts';
import { budgetLimitModel, budgetModel } from './budget-model.ts';
import { monthOf, type Budget, type BudgetLimit } from './budget.ts';

type Reservation = { callId: string; amount: number; month: string };

/**
 * Sets `amount` aside for a call by one conditional write: never more than `limit` (null: none) is committed in a
 * month, however many processes ask at once. False when there is no room. Asking twice for the same call reserves once.
 */
export async function reserveBudget(
  db: Connection,
  tenancy: Tenancy,
  { callId, amount, month }: Reservation,
  limit: number | null,
): Promise<boolean> {
  if (limit !== null && amount > limit) return false;
  const { platformId, courseId } = tenancy;
  const _id = budgetId(tenancy, month);
  const room = limit === null ? {} : { committed: { $lte: limit - amount } };
  const reserve = (upsert: boolean) =>
    budgetModel(db)
      .updateOne(
        { _id, [`open.${callId}`]: { $exists: false }, ...room },
        {
          $inc: { committed: amount },
          $set: { [`open.${callId}`]: amount },
          $setOnInsert: { platformId, courseId, month, spent: 0 },
        },
        { upsert },
      )
      .catch(standsThere);
  const first = await resend(() => reserve(true));
  if (first.matchedCount + first.upsertedCount === 1) return true;
  // No room, or two first calls of a month made the document at once, or this one was sent twice.
  const second = await resend(() => reserve(false));
  return second.matchedCount === 1 || (await budgetModel(db).countDocuments({ _id, [`open.${callId}`]: amount })) === 1;
}

/** Puts what a call really cost in the place of its reservation; a second time changes nothing. */
export async function settleBudget(
  db: Connection,
  tenancy: Tenancy,
  { callId, amount, month }: Reservation,
  cost: number,
): Promise<void> {
  await resend(() =>
    budgetModel(db).updateOne(
      { _id: budgetId(tenancy, month), [`open.${callId}`]: { $exists: true } },
      { $inc: { committed: cost - amount, spent: cost }, $unset: { [`open.${callId}`]: 1 } },
    ),
  );
}

/** This month's account of a course; null before its first priced call. */
export async function findBudget(db: Connection, tenancy: Tenancy, now: Date): Promise<Budget | null> {
  return budgetModel(db)
    .findById(budgetId(tenancy, monthOf(now)))
    .lean<Budget>();
}

/** This month's accounts of all courses, those that spent most first. */
export async function listBudgetsOf(db: Connection, month: string): Promise<Budget[]> {
  return budgetModel(db).find({ month }, { open: 0 }).hint('by_month').sort({ committed: -1 }).lean<Budget[]>();
}

/** Limits that courses were given, all of them. */
export async function listBudgetLimits(db: Connection): Promise<BudgetLimit[]> {
  return budgetLimitModel(db).find().lean<BudgetLimit[]>();
}

/** The limit a course was given, null when it has none of its own. */
export async function findBudgetLimit(db: Connection, tenancy: Tenancy): Promise<number | null> {
  const found = await budgetLimitModel(db).findById(courseKey(tenancy)).lean<BudgetLimit>();
  return found?.limit ?? null;
}

export async function setBudgetLimit(
  db: Connection,
  tenancy: Tenancy,
  { limit, setBy, setAt }: Pick<BudgetLimit, 'limit' | 'setBy' | 'setAt'>,
): Promise<void> {
  const { platformId, courseId } = tenancy;
  const set = { platformId, courseId, limit, setBy, setAt };
  await resend(() => budgetLimitModel(db).updateOne({ _id: courseKey(tenancy) }, { $set: set }, { upsert: true }));
}

function courseKey({ platformId, courseId }: Tenancy): string {
  return `${platformId}/${courseId}`;
}

function budgetId(tenancy: Tenancy, month: string): string {
  return `${courseKey(tenancy)}/${month}`;
}

/** The upsert met a document that the condition does not fit. */
function standsThere(error: unknown): { matchedCount: number; upsertedCount: number } {
  if ((error as { code?: unknown }).code === 11_000) return { matchedCount: 0, upsertedCount: 0 };
  throw error;
}
