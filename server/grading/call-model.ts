import type { LanguageModel, ModelRequest } from '../llm/language-model.ts';
import type { CallRecord } from './assessment.ts';
import type { Prompt } from './prompt.ts';

/** One call to one model, with the record of it. Throws what `LanguageModel` throws. */
export async function callModel<T>(
  agent: CallRecord['agent'],
  model: LanguageModel,
  prompt: Prompt,
  request: Pick<ModelRequest<T>, 'task' | 'schema' | 'signal'>,
): Promise<{ value: T; record: CallRecord }> {
  const { version: promptVersion, ...parts } = prompt;
  const { value, usage, milliseconds } = await model.complete({ ...request, ...parts, promptVersion });
  return { value, record: { agent, model: model.name, promptVersion, ...usage, milliseconds } };
}
