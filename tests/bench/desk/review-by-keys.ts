import type { Page } from 'playwright-core';

/** What one review took: keys pressed, and milliseconds in which the teacher waited for the machine. */
export type KeyedReview = { keys: number; machineMs: number };

/**
 * Reviews `count` drafts one after the other by keyboard alone, beginning at the page that is open: six in ten are
 * approved as they stand, three get another level, one a sentence of the teacher's own. Reading takes no time here.
 */
export async function reviewByKeys(page: Page, count: number): Promise<KeyedReview[]> {
  const reviews: KeyedReview[] = [];
  for (let n = 0; n < count; n++) {
    const hands = handsOn(page);
    if (n % 10 === 9) await hands.write('See me on Monday about the second part.');
    else if (n % 10 >= 6) await hands.press('n', '2');
    await hands.pressAndWait('a', () => page.locator('[data-key="u"]').waitFor());
    const here = new URL(page.url()).pathname;
    await hands.pressAndWait('j', () => page.waitForURL((url) => url.pathname !== here && isReview(url)));
    reviews.push(hands.done());
  }
  return reviews;
}

const isReview = (url: URL) => url.pathname.includes('/review/');

function handsOn(page: Page) {
  const taken: KeyedReview = { keys: 0, machineMs: 0 };
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key);
      taken.keys += 1;
    }
  };
  return {
    press,
    write: async (sentence: string): Promise<void> => {
      await press('e');
      await page.keyboard.type(` ${sentence}`);
      taken.keys += sentence.length + 1;
      await press('Escape');
    },
    pressAndWait: async (key: string, there: () => Promise<unknown>): Promise<void> => {
      const start = performance.now();
      await press(key);
      await there();
      await page.waitForLoadState('domcontentloaded');
      taken.machineMs += performance.now() - start;
    },
    done: () => taken,
  };
}
