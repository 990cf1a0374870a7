import type { Connection } from 'mongoose';
import { resendUpsert } from '../database/resend-upsert.ts';
import { auditKeyModel, type StoredKey } from './audit-models.ts';

export async function listStoredKeys(db: Connection): Promise<StoredKey[]> {
  return auditKeyModel(db).find().lean<StoredKey[]>();
}

export async function keepStoredKey(db: Connection, _id: string, sealed: string): Promise<void> {
  await resendUpsert(async () => auditKeyModel(db).updateOne({ _id }, { $set: { sealed } }, { upsert: true }));
}
