import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../../database/collection-model.ts';
import type { ReaderRule } from './reader-rule.ts';

export function readerRuleModel(db: Connection): Model<ReaderRule> {
  return collectionModel(db, 'ReaderRule', schema, 'readerRules');
}

const schema = new Schema<ReaderRule>(
  {
    _id: String,
    allowed: String,
    ownHosts: [String],
    choices: [{ _id: false, allowed: String, ownHosts: [String], by: String, at: Date }],
  },
  { versionKey: false, autoIndex: false },
);
