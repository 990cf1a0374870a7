import { escapeText } from './escape-text.ts';

/**
 * Horizontal bars as an SVG picture of its own: no script, no outside file, sizes in its own units. Values are 0 to 1
 * (below 0 is drawn as nothing, and its number says so); `low` and `high` draw a whisker. Bars without a value say “–”.
 * The figures also stand in a table beside it: the picture is one image with a name and a description.
 */
export function barChart({ title, description, bars }: BarChart): string {
  const height = TOP + bars.length * ROW + BOTTOM;
  const id = `chart-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  return `<svg role="img" aria-labelledby="${id}-title ${id}-says" viewBox="0 0 ${WIDTH} ${height}" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-title">${escapeText(title)}</title>
<desc id="${id}-says">${escapeText(description)}</desc>
${[0, 0.25, 0.5, 0.75, 1].map((value) => gridLine(value, height)).join('\n')}
${bars.map(barRow).join('\n')}
</svg>`;
}

export type BarChart = { title: string; description: string; bars: Bar[] };
export type Bar = { name: string; value: number | null; label: string; low?: number | null; high?: number | null };

const WIDTH = 720;
const LEFT = 250;
const RIGHT = 90;
const TOP = 8;
const BOTTOM = 26;
const ROW = 28;
const SPAN = WIDTH - LEFT - RIGHT;

function gridLine(value: number, height: number): string {
  const x = placeOf(value);
  const line = `<line class="grid" x1="${x}" y1="${TOP}" x2="${x}" y2="${height - BOTTOM}"/>`;
  return `${line}<text class="tick" x="${x}" y="${height - 8}" text-anchor="middle">${value}</text>`;
}

function barRow({ name, value, label, low, high }: Bar, index: number): string {
  const y = TOP + index * ROW;
  const end = placeOf(value ?? 0);
  const parts = [
    `<text x="${LEFT - 8}" y="${y + 18}" text-anchor="end">${escapeText(shortened(name))}</text>`,
    `<rect class="bar" x="${LEFT}" y="${y + 6}" width="${round(end - LEFT)}" height="16"/>`,
    typeof low === 'number' && typeof high === 'number' ? whisker(low, high, y + 14) : '',
    `<text x="${round(Math.max(end, placeOf(high ?? 0)) + 8)}" y="${y + 18}">${escapeText(label)}</text>`,
  ];
  return parts.join('');
}

function whisker(low: number, high: number, y: number): string {
  const [from, to] = [placeOf(low), placeOf(high)];
  const ends = [from, to].map((x) => `<line class="whisker" x1="${x}" y1="${y - 5}" x2="${x}" y2="${y + 5}"/>`);
  return `<line class="whisker" x1="${from}" y1="${y}" x2="${to}" y2="${y}"/>${ends.join('')}`;
}

function placeOf(value: number): number {
  return round(LEFT + SPAN * Math.min(1, Math.max(0, value)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const LONGEST_NAME = 36;

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
