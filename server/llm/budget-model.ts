import { Schema, type Connection, type Model } from 'mongoose';
import type { Budget, BudgetLimit } from './budget.ts';

export function budgetModel(db: Connection): Model<Budget> {
  return (db.models['Budget'] as Model<Budget> | undefined) ?? db.model<Budget>('Budget', budgetSchema, 'budgets');
}

export function budgetLimitModel(db: Connection): Model<BudgetLimit> {
  const known = db.models['BudgetLimit'] as Model<BudgetLimit> | undefined;
  return known ?? db.model<BudgetLimit>('BudgetLimit', limitSchema, 'budgetLimits');
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
