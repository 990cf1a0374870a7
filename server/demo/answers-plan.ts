import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { rubricSchema, type Rubric } from '../rubrics/rubric.ts';
import { rubricTotal } from '../rubrics/rubric-version.ts';
import { serialiseRubric } from '../rubrics/serialise-rubric.ts';
import type { AnswerLine } from './answer-line.ts';
import type { CoursePlan, PlannedAnswer, PlannedAssignment, PlannedPerson } from './course-plan.ts';

/**
 * The course of an answers file: every question becomes an assignment, the k-th answer of each question becomes
 * student k. `content` is the file's text: another text is another course, so that work never mixes.
 */
export function answersPlan(answers: readonly AnswerLine[], file: string, content: string): CoursePlan {
  const name = basename(file, extname(file));
  const key = `${slug(name)}-${digest(content)}`;
  const questions = [...Map.groupBy(answers, questionOf).values()];
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

/** Files may use one id for several prompts: a question is what students were asked and how it is graded. */
function questionOf({ task, rubric }: AnswerLine): string {
  return JSON.stringify([task.id, task.prompt, rubric]);
}

function assignmentOf(key: string, [first]: AnswerLine[], index: number, title: string): PlannedAssignment {
  if (first === undefined) throw new Error('a question without answers cannot come from grouping answers');
  const rubric = rubricOf(first, title);
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

/** Levels of answers files have neither id nor title: both are made from their order. */
function rubricOf({ task, rubric, language }: AnswerLine, title: string): Rubric {
  const criteria = rubric.criteria.map((criterion) => ({
    ...criterion,
    levels: criterion.levels
      .toSorted((a, b) => a.points - b.points)
      .map(({ points, description }, index) => ({
        id: `l${index}`,
        title: description.slice(0, 60),
        points,
        descriptor: description,
      })),
  }));
  return rubricSchema.parse({ id: slug(task.id), version: 1, title, language, criteria });
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

/** Two questions of one title get numbers, so that the table and the gradebook can tell them apart. */
function distinctTitles(titles: string[]): string[] {
  return titles.map((title, index) => {
    const same = titles.filter((other) => other === title).length > 1;
    const number = titles.slice(0, index + 1).filter((other) => other === title).length;
    return same ? `${title} (${number})` : title;
  });
}

function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return plain === '' ? 'answers' : plain;
}

function digest(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}
