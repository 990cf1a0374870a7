import { randomUUID } from 'node:crypto';
import { runChecks } from '../../../server/grading/checks/run-checks.ts';
import { validatorAnswerSchema } from '../../../server/grading/validator/answer.ts';
import { findingsOf } from '../../../server/grading/validator/findings-of.ts';
import { validatorPrompt } from '../../../server/grading/validator/prompt.ts';
import type { LanguageModel } from '../../../server/llm/language-model.ts';
import type { Checker } from './measure.ts';

/** The checks and the validator together, as a draft meets them; one call per draft. Throws what the model throws. */
export function withModel(validator: LanguageModel, signal: AbortSignal): Checker {
  return async (draft, work) => {
    const { shared, own, facts } = validatorPrompt(work, draft, randomUUID);
    const request = { task: 'validation' as const, schema: validatorAnswerSchema, signal, shared, own, facts };
    const { value } = await validator.complete(request);
    return [...runChecks(draft, work), ...findingsOf(value, draft, work)];
  };
}
