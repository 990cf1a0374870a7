import { isRatingHeader } from './canvas-csv-rubric.ts';
import { isLevelHeader } from './csv-rubric.ts';
import { readCsvTable } from './csv-table.ts';
import { isMarkdownTable } from './markdown-table.ts';
import type { SourceFormat } from './rubric-format.ts';

/** What a text seems to be written in, by how it begins; null where nothing speaks for any format. */
export function sniffFormat(text: string): SourceFormat | null {
  const start = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, LOOKED_AT);
  if (start.startsWith('<')) return isHtml(start) ? 'table' : 'moodle-xml';
  if (/^[{[]/.test(start)) return isFlowYaml(start) ? 'yaml' : 'canvas-json';
  if (YAML.test(start)) return 'yaml';
  return sniffTable(start);
}

const LOOKED_AT = 20_000;

/** A field of a rubric, after comments. */
const YAML = /^(?:#[^\n]*\n|\s)*(?:---|%YAML|(?:id|version|title|description|language|kind|criteria):)/;

function isHtml(start: string): boolean {
  return /<table\b/i.test(start) || /^<(!doctype )?html/i.test(start);
}

function isFlowYaml(start: string): boolean {
  return /["']?levels["']?\s*:/.test(start) && !start.includes('ratings');
}

function sniffTable(start: string): SourceFormat | null {
  if (isMarkdownTable(start)) return 'table';
  const rows = readCsvTable(start, { lenient: true });
  const cells = rows.kind === 'read' ? (rows.rows[0]?.cells ?? []) : [];
  if (isRatingHeader(cells)) return 'canvas-csv';
  if (isLevelHeader(cells)) return 'csv';
  // A first row with tabs is a table even if it has two columns; prose has commas too.
  return cells.length > 2 || (cells.length > 1 && /^[^\n]*\t/.test(start)) ? 'table' : null;
}
