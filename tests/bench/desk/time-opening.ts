import type { Page } from 'playwright-core';
import type { Timing } from './measure-page.ts';

/**
 * How long a page takes in the browser from the click until it is interactive: its deferred scripts have run, so that
 * keys and buttons answer (Navigation Timing, `domContentLoadedEventEnd`). Assets are cached, as on a second review.
 */
export async function timeOpening(page: Page, url: string, times: number): Promise<Timing> {
  const taken: number[] = [];
  for (let n = 0; n < times + 1; n++) {
    await page.goto(url, { waitUntil: 'load' });
    const interactive = await page.evaluate(
      () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).domContentLoadedEventEnd,
    );
    if (n > 0) taken.push(interactive);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.ceil(taken.length * share) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
