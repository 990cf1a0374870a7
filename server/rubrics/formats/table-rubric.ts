import { refused } from './accept-drafts.ts';
import { isRatingHeader, readRatingRows } from './canvas-csv-rubric.ts';
import { isLevelHeader, readLevelRows } from './csv-rubric.ts';
import { readCsvTable, type ReadTable } from './csv-table.ts';
import { readGrid } from './grid-rubric.ts';
import { readHtmlTable } from './html-table.ts';
import { isMarkdownTable, readMarkdownTable } from './markdown-table.ts';
import type { ReadOptions, ReadRubrics } from './rubric-format.ts';

/**
 * A table as it is copied out of Word, Excel or LibreOffice (cells between tabs), a Markdown text or a web page. It is
 * a grid of criteria and levels, or has the columns of our CSV or of Canvas's.
 */
export function readTableRubric(text: string, options: ReadOptions): ReadRubrics {
  const { table, title } = tableIn(text);
  if (table.kind === 'refused') return refused([{ place: { kind: 'row', row: table.row }, reason: table.reason }]);
  const header = table.rows[0]?.cells ?? [];
  if (isLevelHeader(header)) return readLevelRows(table.rows, options);
  if (isRatingHeader(header)) return readRatingRows(table.rows, options);
  return readGrid(table.rows, title, options);
}

/** A title that stands above the table goes with it. */
function tableIn(text: string): { table: ReadTable; title: string } {
  if (/<table\b/i.test(text)) return readHtmlTable(text);
  if (isMarkdownTable(text)) return readMarkdownTable(text);
  return { table: readCsvTable(text, { lenient: true }), title: '' };
}
