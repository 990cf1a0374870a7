import { Command } from 'commander';
import { openClass } from './open-class.ts';
import { openWindow } from './open-window.ts';
import { reviewByKeys } from './review-by-keys.ts';

// `npm run bench:teacher`: what a teacher's hands and patience pay for a review, reading not counted.
const command = new Command('npm run bench:teacher --')
  .description('Review drafts by keyboard alone in Chromium; prints keystrokes and machine time per review.')
  .option('--reviews <n>', 'how many reviews', '30')
  .option('--works <n>', 'submissions in the assignment', '300')
  .option('--json', 'print one object as the last line')
  .parse();
const options = command.opts<{ reviews: string; works: string; json?: boolean }>();

const desk = await openClass(Number(options.works), Number(options.reviews) + 1);
const { browser, page } = await openWindow(desk);
try {
  await page.goto(`${desk.origin}${desk.visit.path}/queue?state=with-teacher&q=windless`);
  await page.locator('tbody tr a').first().press('Enter');
  await page.waitForURL(/\/review\//);
  const reviews = await reviewByKeys(page, Number(options.reviews));
  for (const [n, { keys, machineMs }] of reviews.entries())
    process.stdout.write(`review ${n + 1}: ${keys} keys, ${machineMs.toFixed(0)} ms\n`);
  const median = (of: (one: (typeof reviews)[number]) => number) =>
    reviews.map(of).sort((a, b) => a - b)[Math.floor(reviews.length / 2)] ?? 0;
  const summary = {
    reviews: reviews.length,
    keys: median((one) => one.keys),
    machineMs: median((one) => one.machineMs),
  };
  process.stdout.write(`median: ${summary.keys} keys and ${summary.machineMs.toFixed(0)} ms of waiting a review\n`);
  if (options.json) process.stdout.write(`${JSON.stringify(summary)}\n`);
} finally {
  await browser.close();
  await desk.close();
}
