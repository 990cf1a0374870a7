import type { Submission } from '../../server/submissions/submission.ts';
import { queuedWork, seedWork } from '../support/desk.ts';
import { goodAnswer } from '../support/misbehaviours.ts';
import type { Answer } from '../support/model-server.ts';
import type { ModelCall } from '../support/model-wire.ts';
import { openRunningDesk, type RunningDesk } from '../support/running-desk.ts';
import { untilAtRest } from '../support/until-at-rest.ts';

/** A class of forty as its workers read it, four at once; one work in ten lies near a boundary. */
const SIZE = 40;
const textOf = (index: number) =>
  `Leaves fall because of abscission, as row ${index} of our list says. I saw it in my garden ${index} times.`;
const isClose = (text: string) => / row \d*3 /.test(text);

let desk: RunningDesk;
beforeAll(async () => {
  desk = await openRunningDesk();
  desk.server.answerWith(answer);
});
afterAll(() => desk.close());

/** A model that finds every draft sound and every level steady. */
function answer(call: ModelCall): Answer {
  const own = call.messages[1]?.content ?? '';
  if (call.task === 'blind') return { value: { drafts: sameLevels(own) } };
  const good = goodAnswer(call) as { value: { criteria: { criterionId: string }[] } };
  if (call.task !== 'draft' || !isClose(own)) return good;
  const criteria = good.value.criteria.map((one) => (one.criterionId === 'cause' ? { ...one, closeTo: 'l1' } : one));
  return { value: { ...good.value, criteria } };
}

const LEVELS: Record<string, string> = { cause: 'l2', example: 'l1' };

function sameLevels(own: string) {
  const asked = [...own.matchAll(/^\{"id":"(d\d+)","criterionIds":(\[[^\]]*\])/gm)];
  return asked.map(([, id, ids]) => ({
    id,
    levels: (JSON.parse(ids ?? '[]') as string[]).map((criterionId) => ({ criterionId, levelId: LEVELS[criterionId] })),
  }));
}

test('a clean class takes at most 2.3 calls a submission: works in doubt wait for each other, and no place waits with them', async () => {
  const works: Submission[] = [];
  for (let index = 0; index < SIZE; index++) {
    const text = textOf(index);
    const work = { kind: 'text' as const, text, typed: text, file: null, extraction: { status: 'none' as const } };
    works.push(await seedWork(desk, { ...queuedWork(desk.clock), work }));
  }
  for (const { _id } of works) expect(await untilAtRest(desk, desk.services, _id)).toMatchObject({ noDraft: null });
  const tasks = desk.server.journal.map(({ task }) => task);
  const count = (task: string) => tasks.filter((one) => one === task).length;
  expect([count('draft'), count('validation'), count('choice')]).toEqual([SIZE, SIZE, (2 * SIZE) / 10]);
  expect(count('blind')).toBeLessThanOrEqual(2);
  expect(tasks.length / SIZE).toBeLessThanOrEqual(2.3);
});
