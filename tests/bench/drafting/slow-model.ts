import { setTimeout as sleep } from 'node:timers/promises';
import { startModelServer, type ModelServer } from '../../support/model-server.ts';
import { completion, sendJson, type ModelCall } from '../../support/model-wire.ts';
import { gardenNames, gardensIn } from './garden-work.ts';

/** One call as the server saw it: `works` names whose it was, several where it was shared; times in ms. */
export type SeenCall = { task: string; prefix: string; works: string[]; start: number; end: number };

export type SlowModel = Pick<ModelServer, 'url' | 'stop'> & { calls: readonly SeenCall[] };

/**
 * A model server that takes `callMs` for every answer and keeps a record. It answers for the works of `gardenWork`: one
 * in seven drafts has a fault that the second reader finds, so that chains are as uneven as in a class.
 */
export async function startSlowModel(callMs: number): Promise<SlowModel> {
  const server = await startModelServer();
  const calls: SeenCall[] = [];
  server.answerWith((call) => {
    const [shared, own] = call.messages.map(({ content }) => content);
    const seen = { task: call.task ?? '', prefix: `${call.model} ${shared}`, works: gardensIn(own ?? '') };
    const record = { ...seen, start: performance.now(), end: Infinity };
    calls.push(record);
    return { fault: { kind: 'raw', send: (response) => void answerLate(response, call, record) } };
  });
  const answerLate = async (response: Parameters<typeof sendJson>[0], call: ModelCall, record: SeenCall) => {
    await sleep(callMs);
    record.end = performance.now();
    sendJson(response, 200, completion(call, JSON.stringify(answerOf(record, calls, call))));
  };
  return { url: server.url, calls, stop: server.stop };
}

function answerOf({ task, works }: SeenCall, calls: readonly SeenCall[], call: ModelCall): object {
  const garden = works[0] ?? '';
  switch (task) {
    case 'draft':
      return draftOf(garden);
    case 'validation': {
      const first = calls.filter((seen) => seen.task === task && seen.works[0] === garden).length === 1;
      return { findings: first && isDoubted(garden) ? [fault(garden)] : [] };
    }
    case 'revision':
      return { ...NO_CHANGE, points: [{ id: 'p1', ...strength(garden, 'You name the cause at once') }] };
    case 'choice':
      return { choices: LEVELS.map(([criterionId, levelId]) => ({ quote: causeIn(garden), criterionId, levelId })) };
    case 'blind':
      return { drafts: works.map((_, n) => ({ id: `d${n + 1}`, levels: levels() })) };
    default:
      throw new Error(`no answer for ${String(call.task)}`);
  }
}

/** Every seventh work. */
function isDoubted(garden: string): boolean {
  return gardenNames.indexOf(garden) % 7 === 3;
}

const LEVELS = [
  ['cause', 'l2'],
  ['example', 'l1'],
] as const;
const NO_CHANGE = { replies: [], points: [], criteria: [], summary: null };

const levels = () => LEVELS.map(([criterionId, levelId]) => ({ criterionId, levelId }));
const causeIn = (garden: string) => `In the ${garden} garden the leaves fall because of abscission`;

function draftOf(garden: string): object {
  const seen = { quote: `I saw it happen in the ${garden} garden`, kind: 'next-step', looked: [] };
  const example = { criterionId: 'example', ...seen, text: `Name the tree that you saw in the ${garden} garden.` };
  return {
    points: [strength(garden, 'You name abscission as the cause'), example],
    criteria: levels().map((level) => ({ ...level, cannotJudge: null, closeTo: null })),
    summary: `You name abscission as the cause. Next, name the tree that you saw in the ${garden} garden.`,
    confidence: null,
  };
}

function strength(garden: string, praise: string): object {
  const text = `${praise} of what you saw in the ${garden} garden.`;
  return { criterionId: 'cause', quote: causeIn(garden), looked: [], kind: 'strength', text };
}

function fault(garden: string): object {
  const where = { evidence: causeIn(garden), criterionId: 'cause', pointId: 'p1' };
  return { ...where, type: 'over-praise', message: 'The praise is stronger than the words carry.', proposal: null };
}
