import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import { rememberReads } from '../database/remember-reads.ts';
import type { ProviderPause } from './provider-pause.ts';

export function providerPauseModel(db: Connection): Model<ProviderPause> {
  return collectionModel(db, 'ProviderPause', schema, 'providerPauses');
}

const schema = new Schema<ProviderPause>(
  { _id: String, until: Date, reason: String, strikes: Number },
  { versionKey: false, autoIndex: false },
);

/** For pages of a whole class. */
export const rememberPauses = rememberReads(schema);
