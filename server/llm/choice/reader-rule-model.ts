import { Schema, type Connection, type Model } from 'mongoose';
import type { ReaderRule } from './reader-rule.ts';

export function readerRuleModel(db: Connection): Model<ReaderRule> {
  const known = db.models['ReaderRule'] as Model<ReaderRule> | undefined;
  return known ?? db.model<ReaderRule>('ReaderRule', schema, 'readerRules');
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
