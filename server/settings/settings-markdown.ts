import { listSettings, type Setting } from './setting-table.ts';

/** The document with a fresh table of all settings between its two markers. Throws when it has none. */
export function withSettingsTable(document: string): string {
  const [start, end] = [document.indexOf(START), document.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`The document has no ${START} and ${END}.`);
  return `${document.slice(0, start + START.length)}\n\n${settingsMarkdown()}\n\n${document.slice(end)}`;
}

const START = '<!-- settings: made by `npm run -s admin -- config --markdown` -->';
const END = '<!-- /settings -->';

/** As prettier would lay it out, so that writing and formatting do not quarrel. */
function settingsMarkdown(): string {
  const rows = [['setting', 'meaning', 'takes', 'default'], ...listSettings().map(markdownRow)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))));
  return [lines[0], line(widths.map((width) => '-'.repeat(width))), ...lines.slice(1)].join('\n');
}

function line(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function markdownRow({ name, meaning, takes, default: otherwise, example, secret }: Setting): string[] {
  const such = example === null ? '' : `, such as \`${example}\``;
  const kind = `${secret ? '**secret**, ' : ''}${takes}${such}`;
  return [`\`${name}\``, meaning, kind, otherwise === null ? '' : plainOrCode(otherwise)];
}

/** What could be typed as it stands is set as code; what tells of something is not. */
function plainOrCode(text: string): string {
  return text.includes(' ') ? text : `\`${text}\``;
}
