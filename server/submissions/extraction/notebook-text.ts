import { z } from 'zod';

/**
 * A Jupyter notebook as people read it: its cells below one another under `[n] code`, `[n] markdown`, `[n] output`,
 * instead of JSON in which every line is a string. Null for what is no notebook of format 4 (nbformat 4, "The Notebook
 * file format"); such a file stays the text it is. Pictures and other rich output are named, not shown.
 */
export function notebookText(text: string): string | null {
  const notebook = readNotebook(text);
  if (!notebook) return null;
  const cells = notebook.cells.flatMap((cell, index) => {
    const head = `[${index + 1}] ${cell.cell_type}`;
    const shown = cell.outputs.map(outputText).filter((output) => output.trim() !== '');
    const output = shown.length === 0 ? [] : [`[${index + 1}] output\n${shown.join('\n')}`];
    return [`${head}\n${joined(cell.source)}`, ...output];
  });
  return cells.map((cell) => cell.trimEnd()).join('\n\n');
}

const lines = z.union([z.string(), z.array(z.string())]);

const outputSchema = z.looseObject({
  text: lines.optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  ename: z.string().optional(),
  evalue: z.string().optional(),
});

const notebookSchema = z.looseObject({
  nbformat: z.literal(4),
  cells: z.array(
    z.looseObject({
      cell_type: z.enum(['code', 'markdown', 'raw']),
      source: lines,
      outputs: z.array(outputSchema).default([]),
    }),
  ),
});

function readNotebook(text: string): z.infer<typeof notebookSchema> | null {
  try {
    return notebookSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function outputText({ text, data, ename, evalue }: z.infer<typeof outputSchema>): string {
  if (text !== undefined) return joined(text);
  if (ename !== undefined) return `${ename}: ${evalue ?? ''}`;
  const plain = lines.safeParse(data?.['text/plain']);
  if (plain.success) return joined(plain.data);
  return Object.keys(data ?? {})
    .map((type) => `(${type})`)
    .join(' ');
}

/** nbformat 4: a multi-line string may be a list of lines, each with its own line break. */
function joined(source: z.infer<typeof lines>): string {
  return typeof source === 'string' ? source : source.join('');
}
