import { parse, stringify } from 'yaml';
import type { Rubric } from './rubric.ts';

/** The rubric as YAML that `parseRubric` reads back to an equal rubric: for export and for the set-up page's text box. */
export function serialiseRubric(rubric: Rubric): string {
  const readable = stringify(rubric, { lineWidth: 100 });
  return readsBack(readable, rubric) ? readable : stringify(rubric, QUOTED);
}

/** The library breaks some texts beside a space or a carriage return in a way that adds a line break to them. */
function readsBack(text: string, rubric: Rubric): boolean {
  return JSON.stringify(parse(text)) === JSON.stringify(rubric);
}

const QUOTED = {
  lineWidth: 0,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  defaultStringType: 'QUOTE_DOUBLE',
  defaultKeyType: 'PLAIN',
} as const;
