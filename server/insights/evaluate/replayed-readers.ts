import type { Readers } from '../../grading/agents.ts';
import type { LanguageModel, ModelAnswer } from '../../llm/language-model.ts';

/** The readers with everything they answer noted by task, in the order asked. */
export function recordReaders(readers: Readers): { readers: Readers; answers: RecordedAnswers } {
  const answers: RecordedAnswers = new Map();
  const recording = (model: LanguageModel): LanguageModel => ({
    ...model,
    complete: async (request) => {
      const place = keep(answers, request.task);
      const answer = await model.complete(request);
      place.answer = answer;
      return answer;
    },
  });
  return { readers: { generator: recording(readers.generator), validator: recording(readers.validator) }, answers };
}

/** Readers that answer at once what was recorded; a call beyond that throws. */
export function replayReaders(readers: Readers, answers: RecordedAnswers): Readers {
  const left = new Map([...answers].map(([task, places]) => [task, [...places]]));
  const replaying = (model: LanguageModel): LanguageModel => ({
    ...model,
    complete: <T>({ task, schema }: { task: string; schema: { parse: (value: unknown) => T } }) => {
      const answer = left.get(task)?.shift()?.answer ?? BORNE_BY_ANOTHER[task];
      if (!answer) return Promise.reject(new Error(`no recorded answer is left for ${task}`));
      return Promise.resolve({ ...answer, value: schema.parse(answer.value) });
    },
  });
  return { generator: replaying(readers.generator), validator: replaying(readers.validator) };
}

/** A call shared with other works is recorded by one of them; the others replay an answer that says nothing. */
const BORNE_BY_ANOTHER: Record<string, ModelAnswer<unknown>> = {
  blind: { value: { drafts: [] }, usage: { inputTokens: 0, cachedTokens: 0, outputTokens: 0 }, milliseconds: 0 },
};

/** A place is taken when the call begins, so that calls at once are replayed in the order they were made. */
export type RecordedAnswers = Map<string, { answer: ModelAnswer<unknown> | null }[]>;

function keep(answers: RecordedAnswers, task: string): { answer: ModelAnswer<unknown> | null } {
  const place = { answer: null };
  answers.set(task, [...(answers.get(task) ?? []), place]);
  return place;
}
