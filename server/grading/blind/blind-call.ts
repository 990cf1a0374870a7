import type { LanguageModel } from '../../llm/language-model.ts';
import type { Assessment, CallRecord } from '../assessment.ts';
import { callModel } from '../call-model.ts';
import { sharedPrompt } from '../prompt.ts';
import type { Asked } from '../work.ts';
import { blindAnswerSchema, type BlindAnswer } from './answer.ts';
import { createBatcher, type Batcher, type BatcherOptions } from './create-batcher.ts';
import { blindPrompt, draftId, type BlindRequest } from './prompt.ts';

/** One draft's part of a call: the levels that its comments speak of, and its share of the tokens. */
export type BlindShare = { blind: Assessment['blind']; record: CallRecord };

/** Lets the works of a class that are read side by side share their blind calls; one for a process is enough. */
export type BlindBatcher = Batcher<PaidBlind, BlindShare>;

/** With the work it is about, where that is known: it stands in the book of what left, never in the prompt. */
type PaidBlind = { request: BlindRequest; payer: string | undefined };

export function createBlindBatcher(options: BatcherOptions = {}): BlindBatcher {
  return createBatcher<PaidBlind, BlindShare>(options);
}

/** Asks for one draft, in a call shared with others of the same class and model where a batcher is given. */
export function blindCall(call: BlindCall, request: BlindRequest): Promise<BlindShare> {
  const { asked, validator, signal } = call;
  const { batcher, classId, together } = (validator.host === null ? null : call.batch) ?? ALONE; // what costs nothing need not wait
  const send = (all: PaidBlind[], until: AbortSignal) => sendAll({ ...call, signal: until }, all);
  const key = JSON.stringify([classId, validator.name, validator.host, sharedPrompt(asked)]);
  const { settled, rest } = together ?? {};
  const ask = () => batcher(key, { request, payer: validator.payer }, send, signal, settled);
  return rest ? rest(ask) : ask();
}

export type BlindCall = {
  asked: Asked;
  validator: LanguageModel;
  fence: () => string;
  signal: AbortSignal;
  batch?: BlindBatch | undefined;
};

/** `classId` keeps apart what may not stand in one prompt: another course's comments. */
export type BlindBatch = {
  batcher: BlindBatcher;
  classId: string;
  /** How long to wait for others of the class, and what to do meanwhile; without it briefly, and nothing. */
  together?: {
    settled: (closed: AbortSignal) => Promise<unknown>;
    rest: <T>(wait: () => Promise<T>) => Promise<T>;
  };
};

const ALONE: BlindBatch = { batcher: createBlindBatcher({ most: 1 }), classId: '' };

async function sendAll(call: BlindCall, all: readonly PaidBlind[]): Promise<BlindShare[]> {
  const requests = all.map(({ request }) => request);
  const about = [...new Set(all.flatMap(({ payer }) => payer ?? []))];
  const { asked, validator, fence, signal } = call;
  const prompt = blindPrompt(asked, requests, fence);
  const request = { task: 'blind' as const, schema: blindAnswerSchema, signal, ...(about.length > 0 && { about }) };
  const { value, record } = await callModel('validator', validator, prompt, request);
  return requests.map((one, index) => ({
    blind: levelsOf(value, draftId(index), one, asked),
    record: shareOf(record, index, requests.length),
  }));
}

/** A criterion left out, or a level that is none of it, is a comment that does not tell. */
function levelsOf(answer: BlindAnswer, id: string, request: BlindRequest, { rubric }: Asked): Assessment['blind'] {
  const read = answer.drafts.find((draft) => draft.id === id)?.levels ?? [];
  return request.criterionIds.map((criterionId) => {
    const named = read.find((one) => one.criterionId === criterionId)?.levelId;
    const levels = rubric.criteria.find((criterion) => criterion.id === criterionId)?.levels ?? [];
    return { criterionId, levelId: levels.find((level) => level.id === named)?.id ?? null };
  });
}

/** The shares of all drafts add up to the call; the first bears what does not divide. */
function shareOf(record: CallRecord, index: number, of: number): CallRecord {
  if (of === 1) return record;
  const share = (tokens: number) => Math.floor(tokens / of) + (index === 0 ? tokens % of : 0);
  const { inputTokens, cachedTokens, outputTokens } = record;
  return {
    ...record,
    inputTokens: share(inputTokens),
    cachedTokens: share(cachedTokens),
    outputTokens: share(outputTokens),
    sharedBy: of,
  };
}
