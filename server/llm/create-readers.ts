import type { ReaderConfig } from '../config.ts';
import { createConcurrencyLimit, type ConcurrencyLimit } from './concurrency-limit.ts';
import type { LanguageModel } from './language-model.ts';
import { createOfflineReader } from './offline/offline-reader.ts';
import { createOpenAiModel } from './openai-model.ts';

/**
 * The two readers that the settings ask for, sharing one limit on calls at a time. `null` without a model: work then
 * goes to the teacher without a draft. The offline reader is made only where it was asked for by name, so a lost key
 * never turns into keyword marks.
 */
export function createReaders(
  reader: ReaderConfig,
  callsAtOnce: number,
): { generator: LanguageModel; validator: LanguageModel } | null {
  if (reader.kind === 'none') return null;
  const limit = createConcurrencyLimit(callsAtOnce);
  if (reader.kind === 'offline') {
    const offline = limited(createOfflineReader(), limit);
    return { generator: offline, validator: offline };
  }
  const { apiKey, baseUrl, generatorModel, validatorModel } = reader;
  return {
    generator: limited(createOpenAiModel({ apiKey, baseUrl, model: generatorModel }), limit),
    validator: limited(createOpenAiModel({ apiKey, baseUrl, model: validatorModel }), limit),
  };
}

function limited(model: LanguageModel, limit: ConcurrencyLimit): LanguageModel {
  return { ...model, complete: (request) => limit(() => model.complete(request), request.signal) };
}
