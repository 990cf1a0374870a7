import { readFile } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import { parseAnswerLines, type AnswerFault } from '../insights/dataset/answer-line.ts';
import { answersPlan } from './answers-plan.ts';
import { classPlan } from './class/class-plan.ts';
import { limitPlan, type CoursePlan } from './course-plan.ts';
import type { DemoOptions } from './demo-options.ts';

/**
 * What to run: the built-in class, or the answers of a file. Throws AppError `demo-answers-unreadable`, or
 * `demo-answers-invalid` with the line and field of what is wrong.
 */
export async function choosePlan(options: Pick<DemoOptions, 'answers' | 'limit'>): Promise<CoursePlan> {
  const plan = options.answers === null ? classPlan() : await planOfFile(options.answers);
  return limitPlan(plan, options.limit);
}

async function planOfFile(file: string): Promise<CoursePlan> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new AppError('demo-answers-unreadable', { details: { file, reason } });
  });
  const parsed = parseAnswerLines(content);
  if (parsed.kind === 'accepted') return answersPlan(parsed.answers, file, content);
  throw new AppError('demo-answers-invalid', { details: { file, faults: listed(parsed.faults) } });
}

const SHOWN = 8;

function listed(faults: AnswerFault[]): string {
  const lines = faults.slice(0, SHOWN).map(({ line, reason }) => `  line ${line}: ${reason}`);
  const more = faults.length > SHOWN ? [`  and ${faults.length - SHOWN} more`] : [];
  return [...lines, ...more].join('\n');
}
