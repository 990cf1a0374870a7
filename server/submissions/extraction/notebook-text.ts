import { z } from 'zod';
import { cleanText } from './extraction-result.ts';

/** Characters of one cell's output: enough for a table or a traceback; a training log has a hundred times that. */
const MAX_OUTPUT_LENGTH = 4_000;

/**
 * A Jupyter notebook as people read it: its cells below one another under `[n] code`, `[n] markdown`, `[n] output`,
 * instead of JSON in which every line is a string. Null for what is no notebook of format 3 or 4 ("The Notebook file
 * format", nbformat); such a file stays the text it is. Pictures, web pages and other rich output are named, not shown,
 * and long output is cut. `sections` are the offsets of the headings.
 */
export function notebookText(json: string): NotebookText | null {
  const cells = readCells(json);
  if (!cells) return null;
  const notices = new Set<string>();
  const parts = cells.flatMap(({ kind, source, outputs }, index) => {
    const shown = outputs.map((output) => outputText(output, notices)).filter((output) => output.trim() !== '');
    const output = shown.length === 0 ? [] : [`[${index + 1}] output\n${shortened(shown.join('\n'), notices)}`];
    return [`[${index + 1}] ${kind}\n${source}`, ...output].map((part) => cleanText(part).trimEnd());
  });
  const sections: number[] = [];
  let text = '';
  for (const part of parts) {
    if (text !== '') text += '\n\n';
    sections.push(text.length);
    text += part;
  }
  return { text, sections, notices: [...notices] };
}

export type NotebookText = { text: string; sections: number[]; notices: string[] };

type Output = z.infer<typeof outputSchema>;
type Cell = { kind: string; source: string; outputs: Output[] };

/** A multi-line string may be a list of lines, each with its own line break. */
const lines = z
  .union([z.string(), z.array(z.string())])
  .transform((text) => (Array.isArray(text) ? text.join('') : text));

/** Format 3 keeps rich output beside `text` under short names; format 4 keeps all of it in `data`. */
const outputSchema = z.looseObject({
  text: lines.optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  ename: z.string().optional(),
  evalue: z.string().optional(),
});
const outputs = z.array(outputSchema).default([]);

const kind = z.enum(['code', 'markdown', 'raw']);
const format4 = z.looseObject({
  nbformat: z.literal(4),
  cells: z.array(z.looseObject({ cell_type: kind, source: lines, outputs })),
});

const format3 = z.looseObject({
  nbformat: z.literal(3),
  worksheets: z.array(
    z.looseObject({
      cells: z.array(
        z.looseObject({
          cell_type: z.enum([...kind.options, 'heading', 'html']),
          source: lines.optional(),
          input: lines.optional(),
          level: z.int().min(1).max(6).default(1),
          outputs,
        }),
      ),
    }),
  ),
});

function readCells(json: string): Cell[] | null {
  const value = parsed(json);
  const now = format4.safeParse(value);
  if (now.success) return now.data.cells.map(({ cell_type, ...cell }) => ({ kind: cell_type, ...cell }));
  const old = format3.safeParse(value);
  if (!old.success) return null;
  return old.data.worksheets.flatMap(({ cells }) =>
    cells.map(({ cell_type, source, input, level, outputs: given }) => ({
      kind: cell_type === 'heading' ? 'markdown' : cell_type,
      source: `${cell_type === 'heading' ? `${'#'.repeat(level)} ` : ''}${input ?? source ?? ''}`,
      outputs: given,
    })),
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function outputText({ text, data, ename, evalue }: Output, notices: Set<string>): string {
  if (ename !== undefined) return `${ename}: ${evalue ?? ''}`;
  const plain = text ?? lines.safeParse(data?.['text/plain']).data;
  const rich = Object.keys(data ?? {}).filter((type) => type !== 'text/plain');
  if (rich.length > 0) notices.add('output-rich');
  return plain ?? rich.map((type) => `(${type})`).join(' ');
}

/** Without the colours that tracebacks and progress bars are written in (ECMA-48 §5.4). */
function shortened(output: string, notices: Set<string>): string {
  const plain = output.replace(COLOURS, '');
  if (plain.length <= MAX_OUTPUT_LENGTH) return plain;
  notices.add('output-cut');
  return `${plain.slice(0, MAX_OUTPUT_LENGTH).toWellFormed()}…`;
}

const ESCAPE = String.fromCharCode(27);
const COLOURS = new RegExp(`${ESCAPE}\\[[0-9;?]*[ -/]*[@-~]`, 'g');
