import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import { rememberReads } from '../database/remember-reads.ts';
import type { Notice } from './notice.ts';

export function noticeModel(db: Connection): Model<Notice> {
  return collectionModel(db, 'Notice', schema, 'notices');
}

const schema = new Schema<Notice>(
  { _id: String, version: Number, versions: [{ _id: false, version: Number, text: String, by: String, at: Date }] },
  { versionKey: false, autoIndex: false },
);

/** For pages of a whole class. */
export const rememberNotices = rememberReads(schema);
