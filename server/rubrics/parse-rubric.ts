import { LineCounter, isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { rubricSchema, type Rubric } from './rubric.ts';

/**
 * Reads the YAML text of one rubric, from a file or pasted into a form. Never throws: a text that cannot be used
 * comes back with every fault, its line and column (both from 1) and a sentence that says what to change.
 */
export function parseRubric(text: string): ParsedRubric {
  if (text.length > LARGEST_RUBRIC)
    return refused([{ line: 1, column: 1, path: '', reason: 'is longer than 200,000 characters' }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) return refused(document.errors.map((error) => syntaxFault(error, lines)));
  return checkShape(document, lines);
}

export type ParsedRubric = { kind: 'accepted'; rubric: Rubric } | { kind: 'refused'; faults: RubricFault[] };

/** `path` names the place in the rubric's own words, e.g. `criteria.2.levels.0.points`; empty for the whole text. */
export type RubricFault = { line: number; column: number; path: string; reason: string };

/** The largest sensible rubric (30 criteria of 12 levels, all texts at their limits) stays well below this. */
const LARGEST_RUBRIC = 200_000;

function checkShape(document: Document, lines: LineCounter): ParsedRubric {
  const content = plainContent(document);
  if (content.kind === 'refused') return content;
  const parsed = rubricSchema.safeParse(content.value);
  if (parsed.success) return { kind: 'accepted', rubric: parsed.data };
  return refused(parsed.error.issues.flatMap((issue) => shapeFaults(issue, document, lines)));
}

/** Aliases are expanded here, and the library refuses a text in which they multiply. */
function plainContent(
  document: Document,
): { kind: 'read'; value: unknown } | { kind: 'refused'; faults: RubricFault[] } {
  try {
    return { kind: 'read', value: document.toJS() as unknown };
  } catch (error) {
    return refused([
      { line: 1, column: 1, path: '', reason: error instanceof Error ? error.message : 'cannot be read' },
    ]);
  }
}

function refused(faults: RubricFault[]): { kind: 'refused'; faults: RubricFault[] } {
  return { kind: 'refused', faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

function syntaxFault(error: { pos: [number, number]; message: string }, lines: LineCounter): RubricFault {
  const at = lines.linePos(error.pos[0]);
  return { line: at.line, column: at.col, path: '', reason: `is not YAML: ${error.message}` };
}

function shapeFaults(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): RubricFault[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code !== 'unrecognized_keys') return [faultAt(path, offsetOf(document, path), issue.message, lines)];
  return issue.keys.map((key) =>
    faultAt([...path, key], keyOffset(document, path, key), 'is not a field of a rubric; check its spelling', lines),
  );
}

function faultAt(path: (string | number)[], offset: number, reason: string, lines: LineCounter): RubricFault {
  const at = lines.linePos(offset);
  return { line: at.line, column: at.col, path: path.join('.'), reason };
}

/** Where the value at `path` starts; for a missing field, where the thing that lacks it starts. */
function offsetOf(document: Document, path: (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyOffset(document: Document, path: (string | number)[], key: string): number {
  const owner = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(owner) ? owner.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
  return isScalar(pair?.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path);
}
