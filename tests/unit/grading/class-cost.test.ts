import { createBlindBatcher } from '../../../server/grading/blind/blind-call.ts';
import { isSampled } from '../../../server/grading/blind/rescore-blind.ts';
import type { Assessment } from '../../../server/grading/assessment.ts';
import type { ModelCall } from '../../support/model-wire.ts';
import { startModelServer, type Answer, type ModelServer } from '../../support/model-server.ts';
import { readWith } from './scripted-reading.ts';
import { shortAnswerClass, soundDraft } from './short-answer-class.ts';

let server: ModelServer;
let results: Assessment[];
const works = shortAnswerClass();
/** One work in ten lies near a boundary; the others are clean. */
const isClose = (index: number) => index % 10 === 3;
const sampled = works.filter((work, index) => isSampled(work) && !isClose(index)).length;

beforeAll(async () => {
  server = await startModelServer();
  server.answerWith(answer);
  const never = () => new Promise<never>(() => undefined);
  const batcher = createBlindBatcher({ most: 4 + sampled, wait: never });
  const blindBatch = { batcher, classId: 'bread' };
  results = await Promise.all(works.map((work) => readWith(server, work, { blindBatch })));
});
afterAll(async () => {
  await server.stop();
});

/** A model that finds every draft sound and every level steady. */
function answer(call: ModelCall): Answer {
  const own = call.messages[1]?.content ?? '';
  if (call.task === 'validation') return { value: { findings: [] } };
  if (call.task === 'choice') return { value: { choices: [chosen('process')] } };
  if (call.task === 'blind') return { value: { drafts: blindDrafts(own) } };
  const index = works.findIndex((work) => own.includes(`\n${work.text}\n`));
  return { value: soundDraft(index, isClose(index) ? 'process-1' : null) };
}

const chosen = (criterionId: string) => ({ criterionId, levelId: `${criterionId}-2`, quote: 'carbon dioxide' });

function blindDrafts(own: string) {
  const asked = [...own.matchAll(/^\{"id":"(d\d+)","criterionIds":(\[[^\]]*\])/gm)];
  return asked.map(([, id, ids]) => ({ id, levels: (JSON.parse(ids ?? '[]') as string[]).map(chosen) }));
}

const tokens = (text: string | undefined) => (text?.length ?? 0) / 4;

test('a class of 40 takes at most 2.3 calls a submission, all of it told in the records', () => {
  expect(works).toHaveLength(new Set(works.map((work) => work.text)).size);
  const { length } = server.journal;
  expect(length / 40).toBeLessThanOrEqual(2.3);
  const shares = results.flatMap((result) => result.calls.map((call) => 1 / (call.sharedBy ?? 1)));
  expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(length);
  expect(server.journal.filter((call) => call.task === 'blind')).toHaveLength(1);
  expect(results.map((result) => result.route)).toEqual(results.map(() => 'ready'));
});

test('the tokens of a shared call are divided among its drafts, none lost', () => {
  const call = server.journal.find((one) => one.task === 'blind');
  const sent = Math.ceil(tokens(call?.messages.map((message) => message.content).join('')));
  const told = results.flatMap((result) => result.calls.filter((one) => one.promptVersion === 'blind/1'));
  expect(told.reduce((sum, one) => sum + one.inputTokens, 0)).toBe(sent);
  expect(told.length).toBe(4 + sampled);
});

test('the shared prefix is identical in every call of the class, and at least 70 % of its input tokens', () => {
  const shared = server.journal.map((call) => call.messages[0]?.content);
  expect(new Set(shared).size).toBe(1);
  const all = server.journal.flatMap((call) => call.messages.map((message) => message.content));
  const total = all.reduce((sum, text) => sum + tokens(text), 0);
  expect(shared.reduce((sum, text) => sum + tokens(text), 0) / total).toBeGreaterThanOrEqual(0.7);
});
