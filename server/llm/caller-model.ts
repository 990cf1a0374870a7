import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import type { Caller } from './divide-places.ts';

/** The processes that call one provider now; one document, so that what they hold changes one after the other. */
export type ProviderCallers = {
  /** The provider's host. */
  _id: string;
  /** Counts the changes: each is conditional on the one before. */
  version: number;
  callers: (Caller & { until: Date })[];
};

export function callerModel(db: Connection): Model<ProviderCallers> {
  return collectionModel(db, 'ProviderCallers', schema, 'providerCallers');
}

const caller = new Schema({ id: String, wants: Number, held: Number, until: Date }, { _id: false });

const schema = new Schema<ProviderCallers>(
  { _id: String, version: Number, callers: [caller] },
  { versionKey: false, autoIndex: false },
);
