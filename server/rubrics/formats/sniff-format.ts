import { isRatingHeader } from './canvas-csv-rubric.ts';
import { isLevelHeader } from './csv-rubric.ts';
import { readCsvTable } from './csv-table.ts';
import { isMarkdownTable } from './markdown-table.ts';
import type { SourceFormat } from './rubric-format.ts';

/** What a text seems to be written in, by how it begins; null where nothing speaks for any format. */
export function sniffFormat(text: string): SourceFormat | null {
  const start = text.replace(/^\uFEFF/, '').trimStart().slice(0, LOOKED_AT);
  if (start.startsWith('<')) return /<table\b/i.test(start) || /^<(!doctype )?html/i.test(start) ? 'table' : 'moodle-xml';
  if (/^[{[]/.test(start)) return /["']?levels["']?\s*:/.test(start) && !start.includes('ratings') ? 'yaml' : 'canvas-json';
  if (/^(---|%YAML|(id|version|title|description|language|kind|criteria):)/m.test(start) && !start.includes('\t'))
    return 'yaml';
  const rows = readCsvTable(text.slice(0, LOOKED_AT), { lenient: true });
  const cells = rows.kind === 'read' ? (rows.rows[0]?.cells ?? []) : [];
  if (isRatingHeader(cells)) return 'canvas-csv';
  if (isLevelHeader(cells)) return 'csv';
  return cells.length > 2 || isMarkdownTable(text) ? 'table' : null;
}

const LOOKED_AT = 20_000;
