import { mongo, type Connection } from 'mongoose';
import { spentNonceModel } from './spent-nonce-model.ts';

/** Spends a nonce by one insert; false when it was spent before, however many arrive at once. */
export async function spendNonce(db: Connection, nonce: string, expiresAt: Date): Promise<boolean> {
  try {
    await spentNonceModel(db).create({ _id: nonce, expiresAt });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Removes nonces that no token can carry any more; returns how many. For the sweep. */
export async function sweepSpentNonces(db: Connection, now: Date): Promise<number> {
  const { deletedCount } = await spentNonceModel(db).deleteMany({ expiresAt: { $lt: now } });
  return deletedCount;
}

/** Whether a write failed because its key exists already. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === 11_000;
}
