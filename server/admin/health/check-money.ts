import { amountText } from '../../reviews/run-view.ts';
import { act, fine, look, type Check } from './check.ts';

/** A course's account of this month in micro-units; `limit` null: no budget. */
export type CourseMonth = {
  course: string;
  title: string | null;
  spent: number;
  committed: number;
  limit: number | null;
};

/** What models cost this month, and which courses are near the end of their budget, the worst first. */
export function checkMoney(months: readonly CourseMonth[], currency: string | null): Check[] {
  if (currency === null) return [fine('spendUnknown')];
  const spent = months.reduce((total, month) => total + month.spent, 0);
  const total = fine('spend', { amount: amountText(spent, currency), count: months.length });
  const tight = months.filter((month) => shareOf(month) >= NEAR).toSorted((a, b) => shareOf(b) - shareOf(a));
  return [total, ...tight.slice(0, MOST_TOLD).map((month) => checkCourse(month, currency)), ...checkRest(tight.length)];
}

/** From here on a class of some size may not fit any more. */
const NEAR = 0.8;
/** A call sets its upper estimate aside, so the last percents are never used. */
const USED_UP = 0.97;
const MOST_TOLD = 5;

function shareOf({ committed, limit }: CourseMonth): number {
  if (limit === null) return 0;
  return limit === 0 ? 1 : committed / limit;
}

function checkCourse(month: CourseMonth, currency: string): Check {
  const { course, title, committed, limit } = month;
  const blanks = {
    ...{ course, title: title ?? course },
    ...{ amount: amountText(committed, currency), limit: amountText(limit ?? 0, currency) },
  };
  return shareOf(month) >= USED_UP ? act('budgetUsed', blanks) : look('budgetNear', blanks);
}

function checkRest(tight: number): Check[] {
  return tight > MOST_TOLD ? [look('budgetsMore', { count: tight - MOST_TOLD })] : [];
}
