import { stringify } from 'yaml';
import type { Rubric } from './rubric.ts';

/** The rubric as YAML that `parseRubric` reads back to an equal rubric: for export and for the set-up page's text box. */
export function serialiseRubric(rubric: Rubric): string {
  return stringify(rubric, { lineWidth: 100 });
}
