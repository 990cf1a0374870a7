import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { rubricTotal } from '../rubrics/rubric-version.ts';
import { serialiseRubric } from '../rubrics/serialise-rubric.ts';
import type { AnswerLine } from '../insights/dataset/answer-line.ts';
import { answersRubric, distinctTitles, questionKey, slug } from '../insights/dataset/answers-rubric.ts';
import type { CoursePlan, PlannedAnswer, PlannedAssignment, PlannedPerson } from './course-plan.ts';

/**
 * The course of an answers file: every question becomes an assignment, the k-th answer of each question becomes
 * student k. `content` is the file's text: another text is another course, so that work never mixes.
 */
export function answersPlan(answers: readonly AnswerLine[], file: string, content: string): CoursePlan {
  const name = basename(file, extname(file));
  const key = `${slug(name)}-${digest(content)}`;
  const questions = [...Map.groupBy(answers, questionKey).values()];
  const titles = distinctTitles(questions.map(([first]) => first?.task.title ?? ''));
  const assignments = questions.map((lines, index) => assignmentOf(key, lines, index, titles[index] ?? ''));
  return {
    key,
    label: name.slice(0, 40),
    title: `Answers of ${basename(file)}`,
    teachers: [{ key: `${key}-teacher`, givenName: 'Miriam', familyName: 'Achterberg' }],
    assistants: [],
    students: studentsFor(key, Math.max(...questions.map((lines) => lines.length))),
    assignments,
    answers: questions.flatMap((lines, index) => answersOf(key, lines, assignments[index]?.key ?? '')),
  };
}

function assignmentOf(key: string, [first]: AnswerLine[], index: number, title: string): PlannedAssignment {
  if (first === undefined) throw new Error('a question without answers cannot come from grouping answers');
  const rubric = answersRubric(first, title);
  return {
    key: `${key}-q${index + 1}`,
    title,
    description: first.task.title,
    task: first.task.prompt,
    notes: [first.task.reference, first.task.reference_note ?? ''].join('\n\n').trim(),
    rubric: { kind: 'paste', yaml: serialiseRubric(rubric) },
    maximum: rubricTotal(rubric),
    language: first.language,
  };
}

function studentsFor(key: string, count: number): PlannedPerson[] {
  const digits = Math.max(2, String(count).length);
  return Array.from({ length: count }, (_, index) => ({
    key: studentKey(key, index),
    givenName: 'Student',
    familyName: String(index + 1).padStart(digits, '0'),
  }));
}

function answersOf(key: string, lines: AnswerLine[], assignmentKey: string): PlannedAnswer[] {
  return lines.map((line, index) => ({
    assignmentKey,
    studentKey: studentKey(key, index),
    work: { kind: 'text', text: line.response },
  }));
}

function studentKey(key: string, index: number): string {
  return `${key}-s${index + 1}`;
}

function digest(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}
