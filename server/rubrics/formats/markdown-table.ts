import type { ReadTable, TableRow } from './csv-table.ts';

export function isMarkdownTable(text: string): boolean {
  return text.split(/\r\n|\r|\n/).some(isRule);
}

/** The line of dashes under the names of the columns (GitHub Flavored Markdown §4.10), bar by bar: always one pass. */
function isRule(line: string): boolean {
  if (line.length >= 2_000 || !line.includes('|')) return false;
  const cells = line.split('|').map((cell) => cell.trim());
  const inner = cells.slice(cells[0] === '' ? 1 : 0, cells.at(-1) === '' ? -1 : undefined);
  return inner.length > 0 && inner.every((cell) => /^:?-+:?$/.test(cell));
}

/** The first table of a Markdown text, and the heading above it. */
export function readMarkdownTable(text: string): { table: ReadTable; title: string } {
  const rows: TableRow[] = [];
  let title = '';
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const heading = /^#{1,6} (.*)$/.exec(line.trim());
    if (rows.length === 0 && heading?.[1]) title = heading[1].replace(/(?<![\s#])[\s#]+$/, '');
    if (!line.includes('|')) {
      if (rows.length > 0) break;
      continue;
    }
    if (!isRule(line)) rows.push({ cells: cellsOf(line), row: rows.length + 1, line: index + 1 });
  }
  return { table: { kind: 'read', rows }, title };
}

function cellsOf(line: string): string[] {
  const inside = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inside.split(/(?<!\\)\|/).map((cell) => plainCell(cell.trim()));
}

/** Emphasis goes, `<br>` breaks the line, an escaped bar is a bar. */
function plainCell(cell: string): string {
  return cell
    .replaceAll('\\|', '|')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/\*\*|__/g, '');
}
