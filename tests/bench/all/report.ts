import type { DeliveryFigures } from '../delivery/measure-delivery.ts';
import type { DraftingFigures } from '../drafting/measure-drafting.ts';
import type { HandInFigures } from '../hand-in/measure-hand-ins.ts';
import type { PagesBySize } from '../pages/measure-pages.ts';

export type Measured = {
  drafting: DraftingFigures;
  /** Two processes that share the provider's limit. */
  twoWorkers: DraftingFigures;
  pages: PagesBySize[];
  handIns: HandInFigures;
  /** The most the web process ever held. */
  rssMb: number;
  delivery: DeliveryFigures;
};

/** The table: what was measured, its baseline of the same run, their ratio, and what the figure must be. */
export function linesOf({ drafting, twoWorkers, pages, handIns, rssMb, delivery }: Measured): string[] {
  return [
    row('figure', 'measured', 'baseline', 'ratio', 'must be'),
    draftingRow('drafting, one worker', drafting, '1.10'),
    draftingRow('drafting, two workers', twoWorkers, '1.15'),
    ...pages.flatMap((at) => [pageRow('queue', at), pageRow('review', at)]),
    growthRow('queue', pages),
    growthRow('review', pages),
    compared('hand-in, p95', handIns.oursP95Ms, handIns.bareP95Ms, 'ms'),
    compared('scores delivered', delivery.perSecond, delivery.barePerSecond, '/s'),
    row('web process, most memory', `${rssMb} MB`, '', '', 'below 300 MB'),
    'Baselines: a schedule of the same calls without overhead; Express and the driver with the same documents; a loop of POSTs.',
  ];
}

/** The shape that the README names: every figure a number. */
export function figuresOf({ drafting, pages, handIns, rssMb, delivery }: Measured): object {
  const { idealSeconds, actualSeconds, ratio } = drafting;
  const bySize = (page: 'queue' | 'review') =>
    Object.fromEntries(pages.map((at) => [String(at.size), round(at[page].ours, 1)]));
  return {
    drafting: {
      ...{ idealSeconds: round(idealSeconds, 2), actualSeconds: round(actualSeconds, 2), ratio: round(ratio, 3) },
    },
    pages: { queue: bySize('queue'), review: bySize('review') },
    submitP95Ms: round(handIns.oursP95Ms, 1),
    delivery: { perSecond: round(delivery.perSecond, 1) },
    rssMb,
  };
}

const WIDTHS = [34, 12, 12, 8, 0];

function row(...cells: string[]): string {
  return cells
    .map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0))
    .join('')
    .trimEnd();
}

function draftingRow(name: string, { idealSeconds, actualSeconds, ratio, calls }: DraftingFigures, most: string) {
  const seconds = [actualSeconds, idealSeconds].map((value) => `${value.toFixed(1)} s`);
  return row(`${name} (${calls} calls)`, ...seconds, ratio.toFixed(2), `at most ${most}`);
}

function pageRow(page: 'queue' | 'review', at: PagesBySize): string {
  const { ours, bare } = at[page];
  return compared(`${page}, ${at.size} submissions, p95`, ours, bare, 'ms');
}

function growthRow(page: 'queue' | 'review', pages: readonly PagesBySize[]): string {
  const [first, last] = [pages[0], pages.at(-1)];
  const growth = (kind: 'ours' | 'bare') => (last?.[page][kind] ?? NaN) / (first?.[page][kind] ?? NaN);
  const name = `${page}, ${last?.size ?? 0} to ${first?.size ?? 0}`;
  return row(name, `× ${growth('ours').toFixed(2)}`, `× ${growth('bare').toFixed(2)}`, '', 'at most × 1.5');
}

function compared(name: string, ours: number, bare: number, unit: string): string {
  return row(name, `${ours.toFixed(1)} ${unit}`, `${bare.toFixed(1)} ${unit}`, (ours / bare).toFixed(2));
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
