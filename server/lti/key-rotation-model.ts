import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';

/** One change of our key pair for a platform; kept for good, so that it can be told who changed what and when. */
export type KeyRotation = {
  /** The new key's `kid`: never used before, nor again. */
  _id: string;
  platformId: string;
  /** The new pair, sealed, so that whoever publishes it publishes the same; null once the rotation is over. */
  pair: string | null;
  /** What signed until then. */
  oldKid: string;
  /** Who asked for it, as in audit entries: `cli:<os user>`. */
  by: string;
  addedAt: Date;
  /** From then on the new key signs; until then it is only published. */
  signsFrom: Date;
  /** From then on the old key is no longer published. */
  oldEndsAt: Date;
  signing: boolean;
  /** Not over yet; one platform has one open rotation at most. */
  open: boolean;
};

export function keyRotationModel(db: Connection): Model<KeyRotation> {
  return collectionModel(db, 'KeyRotation', keyRotationSchema, 'keyRotations');
}

const keyRotationSchema = new Schema<KeyRotation>(
  {
    _id: String,
    platformId: String,
    pair: String,
    oldKid: String,
    by: String,
    addedAt: Date,
    signsFrom: Date,
    oldEndsAt: Date,
    signing: Boolean,
    open: Boolean,
  },
  { versionKey: false, autoIndex: false },
);
