import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import type { AuditEntry, AuditHead } from './audit-entry.ts';
import type { PendingAct } from './pending-act.ts';
import type { Pseudonym } from './pseudonym.ts';

/** Collection `auditEntries`: only ever added to. Its indexes are made by migration 0240. */
export function auditEntryModel(db: Connection): Model<AuditEntry> {
  return collectionModel(db, 'AuditEntry', entrySchema, 'auditEntries');
}

/** Collection `auditHeads`; `_id` is the chain. */
export function auditHeadModel(db: Connection): Model<AuditHead> {
  return collectionModel(db, 'AuditHead', headSchema, 'auditHeads');
}

/** Collection `auditActs`: acts on their way into their chain, for seconds. */
export function pendingActModel(db: Connection): Model<PendingAct> {
  return collectionModel(db, 'AuditAct', pendingSchema, 'auditActs');
}

/** Collection `pseudonyms`: the only link from the chains to people. */
export function pseudonymModel(db: Connection): Model<Pseudonym> {
  return collectionModel(db, 'Pseudonym', pseudonymSchema, 'pseudonyms');
}

/** Collection `auditKeys`: the keys of secrets past and present, sealed under the newest. */
export function auditKeyModel(db: Connection): Model<StoredKey> {
  return collectionModel(db, 'AuditKey', keySchema, 'auditKeys');
}

export type StoredKey = { _id: string; sealed: string };

const settings = { versionKey: false, autoIndex: false, minimize: false } as const;
const { Mixed } = Schema.Types;

const entrySchema = new Schema<AuditEntry>(
  {
    ...{ _id: String, chain: String, seq: Number, key: String, at: Date, kind: String, actor: String },
    ...{ subject: String, attempt: String, assignment: String, facts: Mixed },
    ...{ prevHash: String, keyId: String, hash: String, mac: String },
  },
  settings,
);

const headSchema = new Schema<AuditHead>(
  { _id: String, count: Number, hash: String, keyId: String, mac: String, checked: Mixed },
  settings,
);

const pendingSchema = new Schema<PendingAct>({ _id: String, act: Mixed }, settings);

const pseudonymSchema = new Schema<Pseudonym>(
  { _id: String, platformId: String, personId: String, name: String, salt: String, forgottenAt: Date },
  settings,
);

const keySchema = new Schema<StoredKey>({ _id: String, sealed: String }, settings);
