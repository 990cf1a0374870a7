import type { Till } from './till.ts';
import { toMicros } from './price-table.ts';
import { bookOf } from '../departures/departure-book.ts';
import type { Services } from '../services.ts';

/** The site's till and book, with its limit for courses without one of their own. */
export function tillOf(services: Pick<Services, 'db' | 'clock' | 'sealer' | 'prices' | 'config' | 'telemetry'>): Till {
  const { db, clock, sealer, prices, telemetry } = services;
  return { db, clock, sealer, prices, telemetry, defaultLimit: defaultLimitOf(services), book: bookOf(services) };
}

/** The site's budget for courses without one of their own, in micro-units. */
export function defaultLimitOf({ config }: Pick<Services, 'config'>): number | null {
  const { budgetPerCourseMonth } = config.money;
  return budgetPerCourseMonth === null ? null : toMicros(budgetPerCourseMonth);
}
