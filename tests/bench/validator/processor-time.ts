import { createHash, randomUUID } from 'node:crypto';
import { median } from 'simple-statistics';
import { AppError } from '../../../server/errors.ts';
import { assess } from '../../../server/grading/assess.ts';
import type { DraftAnswer } from '../../../server/grading/generator/answer.ts';
import type { Work } from '../../../server/grading/work.ts';
import type { LanguageModel, ModelRequest } from '../../../server/llm/language-model.ts';
import type { BenchCase } from './bench-case.ts';

/**
 * Processor time of `grading/assess` without the model's, in ms per work: the readers answer at once, the first with the
 * sound draft, the second without a finding. Works are brought to 300–600 words with their fellows' texts; each is
 * read three times and the median of all is given. `baselineMs` is SHA-256 over 4 MB in the same run, so that
 * figures of two machines can be laid side by side.
 */
export async function measureProcessor(cases: readonly BenchCase[]): Promise<ProcessorTime> {
  const times: number[] = [];
  const words: number[] = [];
  for (const one of cases) {
    const work = { ...one.work, text: longText(one.work) };
    words.push(wordsIn(work.text));
    for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(() => assessed(one, { ...work })));
  }
  const data = Buffer.alloc(4_000_000, 7);
  const baseline: number[] = [];
  for (let round = 0; round < BASELINE_ROUNDS; round += 1)
    baseline.push(await timed(() => createHash('sha256').update(data).digest()));
  return { n: cases.length, words: median(words), medianMs: median(times), baselineMs: median(baseline) };
}

/** `words` is the median length of the works. */
export type ProcessorTime = { n: number; words: number; medianMs: number; baselineMs: number };

const ROUNDS = 3;
const BASELINE_ROUNDS = 40;
const [SHORTEST, LONGEST] = [300, 600];

/** The student's text first, so that every quote is found in it; then others' until it is long enough. */
function longText({ text, otherTexts = [] }: Work): string {
  let long = text;
  for (let at = 0; wordsIn(long) < SHORTEST; at += 1) long += `\n\n${otherTexts[at % otherTexts.length] ?? text}`;
  return long
    .split(/(?<=\s)/u)
    .slice(0, LONGEST)
    .join('');
}

function wordsIn(text: string): number {
  return text.trim().split(/\s+/u).length;
}

async function timed(act: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function assessed(one: BenchCase, work: Work): Promise<void> {
  const answers = { draft: draftAnswer(one), validation: { findings: [] } };
  const readers = { generator: answering(answers), validator: answering(answers) };
  await assess(work, readers, { signal: new AbortController().signal, fence: randomUUID });
}

function draftAnswer({ draft }: BenchCase): DraftAnswer {
  const points = draft.points.map(({ criterionId, kind, text, evidence }) => {
    const quote = evidence.kind === 'quote' ? evidence.quote : null;
    return { criterionId, kind, text, quote, looked: evidence.kind === 'absent' ? evidence.looked : [] };
  });
  const criteria = draft.criteria.flatMap((verdict) =>
    verdict.kind === 'level'
      ? [{ criterionId: verdict.criterionId, levelId: verdict.levelId, cannotJudge: null, closeTo: null }]
      : [],
  );
  return { points, criteria, summary: draft.summary, confidence: null };
}

/** A reader that answers from these; a task it has no answer for (a revision) counts as one that gave nothing usable. */
function answering(answers: Record<string, unknown>): LanguageModel {
  const complete = <T>({ task, schema }: ModelRequest<T>) => {
    const usage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
    const parsed = schema.safeParse(answers[task]);
    if (!parsed.success) return Promise.reject(new AppError('model-unreadable'));
    return Promise.resolve({ value: parsed.data, usage, milliseconds: 0 });
  };
  return { name: 'replayed', host: null, demonstration: true, complete };
}
