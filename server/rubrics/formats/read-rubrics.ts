import { parseRubric } from '../parse-rubric.ts';
import { refused } from './accept-drafts.ts';
import { readCanvasCsv } from './canvas-csv-rubric.ts';
import { readCanvasJson } from './canvas-json-rubric.ts';
import { readCsvRubric } from './csv-rubric.ts';
import { readMoodleXml } from './moodle-xml-rubric.ts';
import type { ReadOptions, ReadRubrics, SourceFormat } from './rubric-format.ts';
import { sniffFormat } from './sniff-format.ts';
import { readTableRubric } from './table-rubric.ts';

/** A Moodle backup with the gradings of a large course stays below this; a rubric needs far less. */
export const LONGEST_IMPORT = 4_000_000;

/**
 * The rubrics of a text in the named format, or in the one it seems to have. Never throws; `format` says how it was
 * read, null when nothing spoke for any format.
 */
export function readRubrics(
  text: string,
  chosen: SourceFormat | null,
  options: ReadOptions,
): { format: SourceFormat | null; read: ReadRubrics } {
  const format = chosen ?? sniffFormat(text);
  const whole = { kind: 'text', line: 1, column: 1, path: '' } as const;
  if (text.trim() === '') return { format, read: refused([{ place: whole, reason: 'is empty' }]) };
  if (text.length > LONGEST_IMPORT)
    return { format, read: refused([{ place: whole, reason: 'is longer than 4,000,000 characters' }]) };
  if (format === null) return { format, read: refused([{ place: whole, reason: UNKNOWN }]) };
  return { format, read: READERS[format](text, options) };
}

const UNKNOWN = 'looks like none of the formats; choose the one it has';

const READERS: Readonly<Record<SourceFormat, (text: string, options: ReadOptions) => ReadRubrics>> = {
  yaml: readYaml,
  csv: readCsvRubric,
  'canvas-csv': readCanvasCsv,
  'canvas-json': readCanvasJson,
  'moodle-xml': readMoodleXml,
  table: readTableRubric,
};

function readYaml(text: string): ReadRubrics {
  const parsed = parseRubric(text);
  if (parsed.kind === 'accepted') return { kind: 'accepted', found: [{ rubric: parsed.rubric, left: [] }] };
  return refused(
    parsed.faults.map(({ line, column, path, reason }) => ({ place: { kind: 'text', line, column, path }, reason })),
  );
}
