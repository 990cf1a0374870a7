import { serialiseRubric } from '../../server/rubrics/serialise-rubric.ts';
import { rubricSchema, type Rubric } from '../../server/rubrics/rubric.ts';
import { RUBRIC } from './desk-sample.ts';

/** The cause keeps its levels, one worth more; the example goes, the source comes. */
export const NEXT: Rubric = rubricSchema.parse({
  ...RUBRIC,
  title: 'Cause and source',
  criteria: [
    {
      ...RUBRIC.criteria[0],
      levels: RUBRIC.criteria[0]?.levels.map((level) =>
        level.id === 'l2' ? { ...level, points: 4, descriptor: 'Does all of 2.' } : level,
      ),
    },
    { ...RUBRIC.criteria[1], id: 'source', title: 'The source' },
  ],
});

/** The set-up form with this rubric pasted. */
export function setUpForm(rubric: Rubric, changes: Record<string, string> = {}): Record<string, string> {
  const asked = { title: 'Why leaves fall', task: 'Typed <task>.', notes: 'Typed\nnotes.', rubricChoice: 'paste' };
  const rules = { attempts: '3', dueAt: '2026-12-24T18:30', feedbackLanguage: 'en', counts: 'newest', blindShare: '0' };
  return { ...asked, ...rules, rubricYaml: serialiseRubric(rubric), ...changes };
}

/** What a browser posts from the page that was shown: its hidden fields, with what is chosen and pressed. */
export function fieldsOf(html: string): Record<string, string> {
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, plainOf(value)]));
}

const ESCAPED = { lt: '<', gt: '>', quot: '"', '#x27': "'", '#x3D': '=', '#x60': '`', amp: '&' };

function plainOf(text: string): string {
  return text.replaceAll(/&([^;]+);/g, (whole, name: string) => (ESCAPED as Record<string, string>)[name] ?? whole);
}
