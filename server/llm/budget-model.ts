import { Schema, type Connection, type Model } from 'mongoose';
import { collectionModel } from '../database/collection-model.ts';
import type { Budget, BudgetLimit } from './budget.ts';

export function budgetModel(db: Connection): Model<Budget> {
  return collectionModel(db, 'Budget', budgetSchema, 'budgets');
}

export function budgetLimitModel(db: Connection): Model<BudgetLimit> {
  return collectionModel(db, 'BudgetLimit', limitSchema, 'budgetLimits');
}

const course = { _id: String, platformId: String, courseId: String };

const budgetSchema = new Schema<Budget>(
  { ...course, month: String, committed: Number, spent: Number, open: Schema.Types.Mixed },
  { versionKey: false, autoIndex: false, minimize: false },
);

const limitSchema = new Schema<BudgetLimit>(
  { ...course, limit: Number, setBy: String, setAt: Date },
  { versionKey: false, autoIndex: false },
);
