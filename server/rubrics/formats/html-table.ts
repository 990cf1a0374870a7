import type { ReadTable, TableRow } from './csv-table.ts';
import { htmlToText } from './html-text.ts';

/** The first table of an HTML text, and its caption; a table inside a cell is part of the cell. */
export function readHtmlTable(html: string): { table: ReadTable; title: string } {
  const state: State = { rows: [], title: '', depth: 0, cell: null };
  for (const found of html.matchAll(/<(\/?)(table|tr|td|th|caption)\b([^<>]*)>/gi)) {
    const [whole, slash, name = '', attributes = ''] = found;
    const tag = { name: name.toLowerCase(), closes: slash === '/', attributes };
    const end = found.index + whole.length;
    if (tag.name === 'table') state.depth += tag.closes ? -1 : 1;
    if (state.depth <= 0 && state.rows.length > 0) break;
    if (state.depth === 1 && tag.name !== 'table') readTag(state, tag, { html, start: found.index, end });
  }
  return { table: { kind: 'read', rows: state.rows }, title: state.title };
}

type State = {
  rows: TableRow[];
  title: string;
  depth: number;
  /** Where the open cell's content starts. */
  cell: { start: number; spans: number } | null;
};

type Tag = { name: string; closes: boolean; attributes: string };
type At = { html: string; start: number; end: number };

/** An open cell ends at the next tag of the table, closed or not (HTML §13.1.2.4 lets end tags be left out). */
function readTag(state: State, tag: Tag, { html, start, end }: At): void {
  if (state.cell) closeCell(state, html.slice(state.cell.start, start));
  if (tag.closes) {
    if (tag.name === 'caption')
      state.title = htmlToText(html.slice(html.lastIndexOf('>', start - 1) + 1, start)).trim();
    return;
  }
  const row = state.rows.length + 1;
  if (tag.name === 'tr') state.rows.push({ cells: [], row, line: row });
  if (tag.name === 'td' || tag.name === 'th') state.cell = { start: end, spans: spansOf(tag.attributes) };
}

function closeCell(state: State, content: string): void {
  const spans = state.cell?.spans ?? 1;
  state.rows.at(-1)?.cells.push(htmlToText(content).trim(), ...Array.from({ length: spans - 1 }, () => ''));
  state.cell = null;
}

function spansOf(attributes: string): number {
  const found = /\bcolspan\s*=\s*["']?(\d{1,2})/i.exec(attributes);
  return Math.max(1, Number(found?.[1] ?? 1));
}
