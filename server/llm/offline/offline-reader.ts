import type { LanguageModel } from '../language-model.ts';
import { requestFactsSchema, type RequestFacts } from '../request-facts.ts';
import { chooseLevels } from './choose-levels.ts';
import { draftWork } from './draft-work.ts';
import { readComments } from './read-comments.ts';
import { reviseDraft } from './revise-draft.ts';
import { validateDraft } from './validate-draft.ts';

/**
 * A reader that needs no model and no network: it matches the words of the rubric and the notes with the words of the
 * work. A demonstration of the path, not an assessment, and marked as such wherever its drafts are shown. It reads
 * `facts` and never the prose, so no sentence of a student can instruct it. Deterministic. Throws a ZodError on facts
 * that are none, which only a fault of ours can cause.
 */
export function createOfflineReader(): LanguageModel {
  return {
    name: 'offline reader',
    host: null,
    demonstration: true,
    complete: async (request) => {
      request.signal.throwIfAborted();
      const started = performance.now();
      const value = request.schema.parse(answerFor(requestFactsSchema.parse(request.facts)));
      const usage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
      return Promise.resolve({ value, usage, milliseconds: Math.round(performance.now() - started) });
    },
  };
}

function answerFor(facts: RequestFacts): unknown {
  switch (facts.task) {
    case 'draft':
      return draftWork(facts.work);
    case 'revision':
      return reviseDraft(facts);
    case 'validation':
      return validateDraft(facts.work, facts.draft);
    case 'choice':
      return chooseLevels(facts.work, facts.criterionIds);
    case 'blind':
      return readComments(facts.rubric, facts.drafts);
  }
}
