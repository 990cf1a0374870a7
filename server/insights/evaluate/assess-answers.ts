import { randomBytes } from 'node:crypto';
import { rubricTotal } from '../../rubrics/rubric-version.ts';
import { AppError } from '../../errors.ts';
import type { AssessOptions, Readers } from '../../grading/agents.ts';
import { assess } from '../../grading/assess.ts';
import type { Assessment } from '../../grading/assessment.ts';
import type { Work } from '../../grading/work.ts';
import type { PriceTable } from '../../llm/price-table.ts';
import { createBlindBatcher, type BlindBatch } from '../../grading/blind/blind-call.ts';
import { createClassWatch } from '../../grading/blind/class-watch.ts';
import { lexicalSimilarity } from '../agreement/lexical-similarity.ts';
import { callsTaken } from './calls-taken.ts';
import type { ComparedWork, Reading } from './compared-work.ts';
import type { ScoredAnswer } from './read-answers-file.ts';
import { recordReaders, replayReaders, type RecordedAnswers } from './replayed-readers.ts';
import { sideBySide } from './side-by-side.ts';

export type AssessAnswersOptions = {
  atOnce: number;
  signal: AbortSignal;
  prices: PriceTable | null;
  onRead: () => void;
};

/**
 * Has every answer read, `atOnce` at a time, in the same way as submissions are, and returns them in the given order.
 * An answer that the readers fail on has no mark; when they fail on every one, or refuse our settings, that is a
 * failed run: throws the AppError.
 */
export async function assessAnswers(
  answers: readonly ScoredAnswer[],
  readers: Readers,
  options: AssessAnswersOptions,
): Promise<ComparedWork[]> {
  const outcomes = new Map<number, Assessed | AppError>();
  const batcher = createBlindBatcher();
  const watch = createClassWatch();
  const lastOf = new Map(answers.map(({ question }, index) => [question.id, index]));
  let begun = 0;
  await sideBySide(answers, options.atOnce, async ({ work, question: { id } }, index, rest) => {
    begun = index;
    const isComing = () => Promise.resolve((lastOf.get(id) ?? 0) > begun);
    const settled = (closed: AbortSignal) => watch.settled(id, closed, isComing);
    const together: BlindBatch['together'] = { settled, rest: (wait) => watch.rest(id, () => rest(wait)) };
    const shared = { signal: options.signal, fence, blindBatch: { batcher, classId: id, together } };
    outcomes.set(index, await watch.read(id, () => assessOne(work, readers, shared)));
    options.onRead();
  });
  const failures = [...outcomes.values()].filter((one) => one instanceof AppError);
  if (failures[0] && failures.length === answers.length) throw failures[0];
  const works: ComparedWork[] = [];
  for (const [index, answer] of answers.entries())
    works.push(await comparedWork(answer, outcomes.get(index), readers, options.prices));
  return works;
}

type Assessed = { assessment: Assessment; answers: RecordedAnswers };

async function assessOne(work: Work, readers: Readers, options: AssessOptions): Promise<Assessed | AppError> {
  const recorded = recordReaders(readers);
  try {
    const assessment = await assess(work, recorded.readers, options);
    return { assessment, answers: recorded.answers };
  } catch (error) {
    if (error instanceof AppError && OF_ONE_ANSWER.has(error.code)) return error;
    throw error;
  }
}

const OF_ONE_ANSWER = new Set(['model-unavailable', 'model-refused', 'model-unreadable']);

async function comparedWork(
  { id, question, work, human }: ScoredAnswer,
  outcome: Assessed | AppError | undefined,
  readers: Readers,
  prices: PriceTable | null,
): Promise<ComparedWork> {
  const assessed = outcome === undefined || outcome instanceof AppError ? null : outcome;
  const marks = assessed?.assessment.draft.marks ?? null;
  return {
    id,
    question,
    human,
    ours: marks === null ? null : marks / rubricTotal(question.rubric),
    lexical: lexicalSimilarity(work.text, work.notes),
    reading: assessed && (await readingOf(work, assessed, readers, prices)),
  };
}

async function readingOf(
  work: Work,
  { assessment, answers }: Assessed,
  readers: Readers,
  prices: PriceTable | null,
): Promise<Reading> {
  const { route, findings, calls } = assessment;
  const demonstration = readers.generator.demonstration && readers.validator.demonstration;
  const cpuMs = await processorTime(work, replayReaders(readers, answers));
  return { route, findings: findings.length, cpuMs, ...callsTaken(calls, demonstration, prices) };
}

/**
 * What our own code costs for this answer: the same assessment once more with the model's answers replayed from memory,
 * while nothing else runs. The first run cannot tell: others run in between.
 */
async function processorTime(work: Work, replayed: Readers): Promise<number | null> {
  const before = process.cpuUsage();
  const done = await assess(work, replayed, { signal: new AbortController().signal, fence }).then(
    () => true,
    () => false,
  );
  const { user, system } = process.cpuUsage(before);
  return done ? (user + system) / 1000 : null;
}

function fence(): string {
  return randomBytes(12).toString('hex');
}
