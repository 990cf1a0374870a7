import { Schema, type Connection, type Model } from 'mongoose';
import type { ProviderPause } from './provider-pause.ts';

export function providerPauseModel(db: Connection): Model<ProviderPause> {
  const known = db.models['ProviderPause'] as Model<ProviderPause> | undefined;
  return known ?? db.model<ProviderPause>('ProviderPause', schema, 'providerPauses');
}

const schema = new Schema<ProviderPause>(
  { _id: String, until: Date, reason: String, strikes: Number },
  { versionKey: false, autoIndex: false },
);
