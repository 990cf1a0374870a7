import type { Frame, Page } from 'playwright-core';
import { axeViolations, keepPicture } from './open-browser.ts';

/** A page in both themes and at 360 px: axe finds nothing serious, nothing has to be scrolled sideways. */
export async function checkPage(page: Page, frame: Page | Frame, name: string): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 900 };
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(frame);
    await keepPicture(page, `${name}-${colorScheme}`);
    // The themes differ in nothing but colours, so one of them is asked about everything else.
    const violations = await axeViolations(frame, colorScheme === 'light' ? 'everything' : 'colours');
    expect({ name, colorScheme, violations }).toEqual({ name, colorScheme, violations: [] });
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await settled(frame);
  await keepPicture(page, `${name}-narrow`);
  const sideways = await frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect({ name, sideways }).toEqual({ name, sideways: 0 });
  await page.setViewportSize(before);
}

/** Colours fade into each other; half-way they have contrasts of nobody's choosing. Some never say that they ended. */
async function settled(frame: Page | Frame): Promise<void> {
  await frame.evaluate(() =>
    Promise.race([
      Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
      new Promise((resolve) => setTimeout(resolve, 1_000)),
    ]),
  );
}
