import type { LanguageModel, ModelRequest } from '../llm/language-model.ts';
import type { Assessment, CallRecord, Draft, Finding, FindingReply, Round } from './assessment.ts';
import { blindCall, type BlindBatch } from './blind/blind-call.ts';
import type { BlindRequest } from './blind/prompt.ts';
import { callModel } from './call-model.ts';
import { choiceAnswerSchema } from './choice/answer.ts';
import { choicesOf, type Choice } from './choice/choices-of.ts';
import { choicePrompt } from './choice/prompt.ts';
import type { Thresholds } from './deferral/thresholds.ts';
import { draftAnswerSchema, revisionAnswerSchema } from './generator/answer.ts';
import { applyRequest, requestFinding, type TeacherRequest } from './generator/apply-request.ts';
import { applyRevision } from './generator/apply-revision.ts';
import { draftOf } from './generator/draft-of.ts';
import { draftPrompt, revisionPrompt } from './generator/prompt.ts';
import type { Prompt } from './prompt.ts';
import { validatorAnswerSchema } from './validator/answer.ts';
import { findingsOf } from './validator/findings-of.ts';
import { validatorPrompt } from './validator/prompt.ts';
import type { Work } from './work.ts';

/** The two agents for one work, as plain functions over drafts and findings; each call is noted in `calls`. */
export function createAgents(work: Work, readers: Readers, options: AssessOptions): Agents {
  const calls: CallRecord[] = [];
  const { fence } = options;
  const generator = caller('generator', readers.generator, options.signal, calls);
  const validator = caller('validator', readers.validator, options.signal, calls);
  return {
    calls,
    draft: async () => {
      const answer = await generator('draft', draftPrompt(work, fence), draftAnswerSchema);
      return { draft: draftOf(answer, work), confidence: answer.confidence };
    },
    revise: async (draft, findings) => {
      const prompt = revisionPrompt(work, draft, findings, fence);
      const answer = await generator('revision', prompt, revisionAnswerSchema);
      return { draft: applyRevision(draft, answer, findings, work), replies: answer.replies };
    },
    answerRequest: async (draft, request) => {
      const prompt = revisionPrompt(work, draft, [requestFinding(request)], fence);
      const answer = await generator('revision', prompt, revisionAnswerSchema);
      return { draft: applyRequest(draft, answer, request, work), replies: answer.replies };
    },
    validate: async (draft) => {
      const prompt = validatorPrompt(work, draft, fence);
      return findingsOf(await validator('validation', prompt, validatorAnswerSchema), draft, work);
    },
    choose: async (text, criterionIds, message) => {
      const prompt = choicePrompt({ ...work, text }, criterionIds, message, fence);
      return choicesOf(await generator('choice', prompt, choiceAnswerSchema), criterionIds, work);
    },
    rescore: (request) => rescore(work, readers, options, request, calls),
  };
}

export type Agents = {
  calls: CallRecord[];
  draft: () => Promise<{ draft: Draft; confidence: number | null }>;
  revise: (draft: Draft, findings: readonly Finding[]) => Promise<{ draft: Draft; replies: FindingReply[] }>;
  /** What a teacher asks about their own text; everything else of the draft stays word for word. */
  answerRequest: (draft: Draft, request: TeacherRequest) => Promise<{ draft: Draft; replies: FindingReply[] }>;
  validate: (draft: Draft) => Promise<Finding[]>;
  /** Levels for some criteria, chosen by the generator without sight of a draft; `message` is what a probe says. */
  choose: (text: string, criterionIds: readonly string[], message: string | null) => Promise<Choice[]>;
  /** The levels that comments alone speak of, by the validator. */
  rescore: (request: BlindRequest) => Promise<Assessment['blind']>;
};

export type Readers = { generator: LanguageModel; validator: LanguageModel };

export type AssessOptions = {
  signal: AbortSignal;
  /** A random word that no student can guess, new at each call: it fences their text in the prompts. */
  fence: () => string;
  /** Told of each round as it ends, for progress. */
  onRound?: (round: Round) => void;
  /** Shares the blind calls of works that are read side by side; without it each draft has its own. */
  blindBatch?: BlindBatch;
  /** By which the draft is routed; without it the fixed ones. */
  thresholds?: Thresholds;
};

type Ask = <T>(task: ModelRequest<T>['task'], prompt: Prompt, schema: ModelRequest<T>['schema']) => Promise<T>;

function caller(agent: CallRecord['agent'], model: LanguageModel, signal: AbortSignal, calls: CallRecord[]): Ask {
  return async (task, prompt, schema) => {
    const { value, record } = await callModel(agent, model, prompt, { task, schema, signal });
    calls.push(record);
    return value;
  };
}

async function rescore(
  work: Work,
  { validator }: Readers,
  { fence, signal, blindBatch: batch }: AssessOptions,
  request: BlindRequest,
  calls: CallRecord[],
): Promise<Assessment['blind']> {
  const { record, blind } = await blindCall({ asked: work, validator, fence, signal, batch }, request);
  calls.push(record);
  return blind;
}
