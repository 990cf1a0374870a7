import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';

/** A one-time sign-in link or an admin's session; `_id` is the SHA-256 of its token, so that the store gives nobody in. */
export type AdminAccess = {
  _id: string;
  kind: 'link' | 'session';
  /** Who asked for the link: `cli:<os user>`. */
  by: string;
  expiresAt: Date;
  /** Set by the first use of a link; null before, and for sessions. */
  spentAt: Date | null;
};

/** Collection `adminAccess`; its index is made by migration 0060. */
export function adminAccessModel(db: Connection): Model<AdminAccess> {
  return collectionModel(db, 'AdminAccess', schema, 'adminAccess');
}

const schema = new Schema<AdminAccess>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    by: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    spentAt: { type: Date, default: null },
  },
  { autoIndex: false, autoCreate: false, versionKey: false },
);
