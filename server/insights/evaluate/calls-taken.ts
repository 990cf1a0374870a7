import type { CallRecord } from '../../grading/assessment.ts';
import { priceOf, type PriceTable } from '../../llm/price-table.ts';

/**
 * How many calls a work took and what they cost, in whole units of the price table's currency. A call that several
 * works shared counts for each by its share. What the offline reader reads costs nothing; a cost is `null` when the
 * price of any call is not known.
 */
export function callsTaken(
  calls: readonly CallRecord[],
  demonstration: boolean,
  prices: PriceTable | null,
): { calls: number; cost: number | null } {
  const priced = calls.map((call) => (demonstration ? 0 : priceOf(prices, call.model, call)));
  const known = priced.every((price) => price !== null);
  return {
    calls: calls.reduce((sum, { sharedBy = 1 }) => sum + 1 / sharedBy, 0),
    cost: known ? priced.reduce((sum, price) => sum + price, 0) / 1_000_000 : null,
  };
}
