import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classPlan } from '../../../server/demo/class/class-plan.ts';
import { parseRubric } from '../../../server/rubrics/parse-rubric.ts';
import { rubricTotal } from '../../../server/rubrics/rubric-version.ts';
import { fullName, limitPlan } from '../../../server/demo/course-plan.ts';

const plan = classPlan();
const RUBRICS = join(import.meta.dirname, '../../../rubrics');

test('two assignments, twelve students, an answer of each to each', () => {
  expect([plan.assignments.length, plan.students.length, plan.answers.length]).toEqual([2, 12, 24]);
  expect(new Set(plan.answers.map((answer) => `${answer.assignmentKey} ${answer.studentKey}`)).size).toBe(24);
});

test('names and titles can be told apart', () => {
  expect(new Set(plan.students.map(fullName)).size).toBe(plan.students.length);
  expect(new Set(plan.assignments.map(({ title }) => title)).size).toBe(plan.assignments.length);
});

test('both assignments use a rubric that is shipped', () => {
  for (const { rubric, maximum } of plan.assignments) {
    const id = rubric.kind === 'shipped' ? rubric.id : '';
    const parsed = parseRubric(readFileSync(join(RUBRICS, `${id}.yaml`), 'utf8'));
    expect(parsed).toMatchObject({ kind: 'accepted', rubric: { id } });
    if (parsed.kind === 'accepted') expect(rubricTotal(parsed.rubric)).toBe(maximum);
  }
});

test('work comes typed, as Markdown, as .docx and as .pdf', () => {
  const kinds = plan.answers.map(({ work }) => (work.kind === 'text' ? 'text' : (work.path.split('.').at(-1) ?? '')));
  expect(new Set(kinds)).toEqual(new Set(['text', 'md', 'docx', 'pdf']));
});

test('the first few answers show both assignments', () => {
  const few = limitPlan(plan, 4).answers;
  expect(few).toHaveLength(4);
  expect(new Set(few.map(({ assignmentKey }) => assignmentKey)).size).toBe(2);
  expect(limitPlan(plan, null).answers).toHaveLength(24);
});
