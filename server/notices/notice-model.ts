import { Schema, type Connection, type Model } from 'mongoose';
import type { Notice } from './notice.ts';

export function noticeModel(db: Connection): Model<Notice> {
  const known = db.models['Notice'] as Model<Notice> | undefined;
  return known ?? db.model<Notice>('Notice', schema, 'notices');
}

const schema = new Schema<Notice>(
  { _id: String, version: Number, versions: [{ _id: false, version: Number, text: String, by: String, at: Date }] },
  { versionKey: false, autoIndex: false },
);
