import type { z } from 'zod';
import type { LanguageModel, ModelRequest } from '../llm/language-model.ts';
import type { CallRecord, Draft, Finding, FindingReply, Round } from './assessment.ts';
import { draftAnswerSchema, revisionAnswerSchema } from './generator/answer.ts';
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
  const ask = (agent: CallRecord['agent']) => caller(agent, readers[agent], options.signal, calls);
  const [generator, validator] = [ask('generator'), ask('validator')];
  return {
    calls,
    draft: async () => draftOf(await generator('draft', draftPrompt(work, options.fence), draftAnswerSchema), work),
    revise: async (draft, findings) => {
      const prompt = revisionPrompt(work, draft, findings, options.fence);
      const answer = await generator('revision', prompt, revisionAnswerSchema);
      return { draft: applyRevision(draft, answer, findings, work), replies: answer.replies };
    },
    validate: async (draft) => {
      const prompt = validatorPrompt(work, draft, options.fence);
      return findingsOf(await validator('validation', prompt, validatorAnswerSchema), draft, work);
    },
  };
}

export type Agents = {
  calls: CallRecord[];
  draft: () => Promise<Draft>;
  revise: (draft: Draft, findings: readonly Finding[]) => Promise<{ draft: Draft; replies: FindingReply[] }>;
  validate: (draft: Draft) => Promise<Finding[]>;
};

export type Readers = { generator: LanguageModel; validator: LanguageModel };

export type AssessOptions = {
  signal: AbortSignal;
  /** A random word that no student can guess, new at each call: it fences their text in the prompts. */
  fence: () => string;
  /** Told of each round as it ends, for progress. */
  onRound?: (round: Round) => void;
};

type Ask = <T>(task: ModelRequest<T>['task'], prompt: Prompt, schema: z.ZodType<T>) => Promise<T>;

function caller(agent: CallRecord['agent'], model: LanguageModel, signal: AbortSignal, calls: CallRecord[]): Ask {
  return async (task, prompt, schema) => {
    const { version, ...parts } = prompt;
    const answer = await model.complete({ task, ...parts, schema, signal });
    calls.push({
      agent,
      model: model.name,
      promptVersion: version,
      ...answer.usage,
      milliseconds: answer.milliseconds,
    });
    return answer.value;
  };
}
