import { Schema, type Connection, type Model } from 'mongoose';

/** A nonce that has opened a launch; kept until no token with it could be accepted any more. */
export type SpentNonce = { _id: string; expiresAt: Date };

export function spentNonceModel(db: Connection): Model<SpentNonce> {
  return (
    (db.models['SpentNonce'] as Model<SpentNonce> | undefined) ??
    db.model<SpentNonce>('SpentNonce', spentNonceSchema, 'spentNonces')
  );
}

const spentNonceSchema = new Schema<SpentNonce>(
  { _id: String, expiresAt: Date },
  { versionKey: false, autoIndex: false },
);
