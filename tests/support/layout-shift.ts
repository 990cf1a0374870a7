import type { Page } from 'playwright-core';

/**
 * Watches an open page for parts that move by themselves, from now on; answers what has moved so far: the cumulative
 * layout shift (the Layout Instability API's scores added up; what follows a key or a click does not count).
 */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const shifts: number[] = ((globalThis as unknown as { shifts: number[] }).shifts = []);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & Shift)[])
        if (!entry.hadRecentInput) shifts.push(entry.value);
    }).observe({ type: 'layout-shift' });
  });
  return () =>
    page.evaluate(async () => {
      // An entry is there after the frame in which it happened.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
      return (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0);
    });
}

type Shift = { value: number; hadRecentInput: boolean };
