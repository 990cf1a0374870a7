import { readFile } from 'node:fs/promises';
import { AppError } from '../../errors.ts';
import type { Work } from '../../grading/work.ts';
import { parseAnswerLines, type AnswerFault, type AnswerLine } from '../dataset/answer-line.ts';
import { answersRubric, distinctTitles, questionKey } from '../dataset/answers-rubric.ts';
import { humanMark } from '../dataset/human-mark.ts';
import type { Question } from './compared-work.ts';

/** An answer of a file, ready to be read and compared. `human` is a fraction of the maximum. */
export type ScoredAnswer = { id: string; question: Question; work: Work; human: number };

/**
 * Reads a file of scored answers; `limit` takes the first so many. Throws AppError `answers-unreadable`, or
 * `answers-invalid` with the line and field of what is wrong: a file with a fault is not measured in part.
 */
export async function readAnswersFile(file: string, limit: number | null): Promise<ScoredAnswer[]> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new AppError('answers-unreadable', { details: { file, reason } });
  });
  const read = scoredAnswers(content);
  if (read.kind === 'accepted') return read.answers.slice(0, limit ?? undefined);
  throw new AppError('answers-invalid', { details: { file, faults: listed(read.faults) } });
}

/** The same for a text that is at hand; never throws. */
export function scoredAnswers(content: string): ScoredAnswers {
  const parsed = parseAnswerLines(content);
  if (parsed.kind === 'refused') return parsed;
  const questions = questionsOf(parsed.answers);
  const read = parsed.answers.map((answer, index) => scored(answer, parsed.lines[index] ?? 0, questions));
  const faults = read.flatMap((one) => ('reason' in one ? [one] : []));
  if (faults.length > 0) return { kind: 'refused', faults };
  return { kind: 'accepted', answers: read.flatMap((one) => ('reason' in one ? [] : [one])) };
}

export type ScoredAnswers = { kind: 'accepted'; answers: ScoredAnswer[] } | { kind: 'refused'; faults: AnswerFault[] };

type QuestionFound = Question | { reason: string };

/** Every question once, by its key; ids that two questions share get a number. */
function questionsOf(answers: readonly AnswerLine[]): Map<string, QuestionFound> {
  const firsts = [...Map.groupBy(answers, questionKey)].flatMap(([key, [first]]) => (first ? [{ key, first }] : []));
  const titles = distinctTitles(firsts.map(({ first }) => first.task.title));
  const ids = distinctTitles(firsts.map(({ first }) => first.task.id));
  return new Map(
    firsts.map(({ key, first }, index) => [key, questionOf(first, ids[index] ?? '', titles[index] ?? '')]),
  );
}

function questionOf(answer: AnswerLine, id: string, title: string): QuestionFound {
  try {
    return { id, title, rubric: answersRubric(answer, title) };
  } catch {
    return { reason: 'field "rubric": two criteria share an id, or two levels of a criterion have the same points' };
  }
}

function scored(answer: AnswerLine, line: number, questions: Map<string, QuestionFound>): ScoredAnswer | AnswerFault {
  const question = questions.get(questionKey(answer)) ?? { reason: 'the question is missing' };
  if ('reason' in question) return { line, reason: question.reason };
  const mark = humanMark(answer);
  if (mark.kind === 'refused') return { line, reason: mark.reason };
  return { id: answer.id, question, work: workOf(answer, question), human: mark.fraction };
}

function workOf({ task, response, language }: AnswerLine, { rubric }: Question): Work {
  const notes = [task.reference, task.reference_note ?? ''].join('\n\n').trim();
  const policy = { solutionsAllowed: false, names: [] };
  return { task: task.prompt, notes, rubric, text: response, language, ...policy };
}

const SHOWN = 8;

function listed(faults: readonly AnswerFault[]): string {
  const lines = faults.slice(0, SHOWN).map(({ line, reason }) => `  line ${line}: ${reason}`);
  const more = faults.length > SHOWN ? [`  and ${faults.length - SHOWN} more`] : [];
  return [...lines, ...more].join('\n');
}
