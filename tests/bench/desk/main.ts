import { Command, InvalidArgumentError } from 'commander';
import type { Page } from 'playwright-core';
import { bytesOverTheWire, timePage, type Timing } from './measure-page.ts';
import { measureShift } from './measure-shift.ts';
import { openClass } from './open-class.ts';
import { openWindow } from './open-window.ts';
import { timeOpening } from './time-opening.ts';

// `npm run bench:desk`: the teacher's queue of a large class and the page of a long essay with 40 notes.
const command = new Command('npm run bench:desk --')
  .description('How long the queue of a large class and a long review take, and what a first visit weighs.')
  .option('--works <n>', 'submissions in the assignment', whole, 5_000)
  .option('--requests <n>', 'requests of each page', whole, 100)
  .option('--json', 'print one object as the last line')
  .parse();
const options = command.opts<{ works: number; requests: number; json?: boolean }>();

const PAGES = {
  'first page': '/queue',
  'page 40': '/queue?page=40',
  'filtered by route': '/queue?route=look-here',
  'whole course': '/queue?scope=course',
  'own share': '/queue?share=mine',
  'own share of the course': '/queue?scope=course&share=mine',
  shares: '/shares',
  'search in texts': '/queue?q=photosynthesis',
  'live counts': '/queue/live?seen=0',
  'review page': '/review/essay',
};

const desk = await openClass(options.works);
try {
  const baseline = await timePage(desk, '/healthz', options.requests);
  say('baseline: /healthz', baseline);
  const pages: Record<string, Timing> = {};
  for (const [name, path] of Object.entries(PAGES)) {
    pages[name] = await timePage(desk, `${desk.visit.path}${path}`, options.requests);
    say(`${name} (${path})`, pages[name]);
  }
  const { browser, page } = await openWindow(desk);
  const seen = await look(page).finally(() => browser.close());
  const [blank, interactive] = seen.openings;
  say('baseline in Chromium: an error page, interactive', blank);
  say('review page in Chromium, interactive (below 1000)', interactive);
  for (const [width, shift] of Object.entries(seen.shifts))
    process.stdout.write(`drafts arrive, ${width} px wide: cumulative layout shift ${shift.toFixed(4)} (below 0.01)\n`);
  const wire = await bytesOverTheWire(desk, `${desk.visit.path}/queue`);
  const sum = Object.values(wire).reduce((total, bytes) => total + bytes, 0);
  process.stdout.write(`over the wire, nothing cached: ${(sum / 1000).toFixed(1)} kB (below 150)\n`);
  for (const [path, bytes] of Object.entries(wire)) process.stdout.write(`  ${(bytes / 1000).toFixed(1)} kB ${path}\n`);
  if (options.json)
    process.stdout.write(
      `${JSON.stringify({ works: options.works, baseline, pages, blank, interactive, shifts: seen.shifts, wireBytes: sum })}\n`,
    );
} finally {
  await desk.close();
}

async function look(page: Page) {
  const timed = await openings(page);
  const shifts: Record<number, number> = {};
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 860 });
    shifts[width] = await measureShift(desk, page);
  }
  return { openings: timed, shifts };
}

async function openings(page: Page): Promise<[Timing, Timing]> {
  const at = (path: string) => timeOpening(page, `${desk.origin}${path}`, 10);
  return [await at('/nowhere'), await at(`${desk.visit.path}/review/essay`)];
}

function say(name: string, { p50, p95 }: Timing): void {
  process.stdout.write(`${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms\n`);
}

function whole(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}
