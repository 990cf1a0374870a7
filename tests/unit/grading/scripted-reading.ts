import type { AssessOptions } from '../../../server/grading/agents.ts';
import { assess } from '../../../server/grading/assess.ts';
import type { Assessment } from '../../../server/grading/assessment.ts';
import type { Work } from '../../../server/grading/work.ts';
import { createOpenAiModel } from '../../../server/llm/openai-model.ts';
import type { ModelServer, ScriptEntry } from '../../support/model-server.ts';

/** One work read by two models of a scripted server, with fences that count up: `fence-1-7d1`, `fence-2-7d1`, … */
export function readWith(server: ModelServer, work: Work, options: Partial<AssessOptions> = {}): Promise<Assessment> {
  let fences = 0;
  const fence = () => `fence-${++fences}-7d1`;
  const model = (name: string) => createOpenAiModel({ apiKey: 'k', baseUrl: server.url, model: name });
  const readers = { generator: model('gen'), validator: model('val') };
  return assess(work, readers, { signal: new AbortController().signal, fence, ...options });
}

/** The levels that `aDraftAnswer` chooses. */
const DRAFTED: Readonly<Record<string, string>> = { cause: 'explained', rhythm: 'right' };

/** A validator that finds nothing. */
export const clean: ScriptEntry = { task: 'validation', value: { findings: [] } };

export const fault = (over: object = {}) => ({
  evidence: 'twice a day',
  type: 'over-praise',
  criterionId: 'rhythm',
  pointId: 'p2',
  message: 'Too strong.',
  proposal: 'Tone it down.',
  ...over,
});

export const revision = (over: object = {}): ScriptEntry => ({
  task: 'revision',
  value: { replies: [], points: [], criteria: [], summary: null, ...over },
});

/** One repeated choice of levels; the words it cites are the same for all. */
export function choosing(levels: Readonly<Record<string, string | null>>, quote = 'a bulge'): ScriptEntry {
  const choices = Object.entries(levels).map(([criterionId, levelId]) => ({ quote, criterionId, levelId }));
  return { task: 'choice', value: { choices } };
}

/** One blind reading of one draft. */
export function explained(levels: Readonly<Record<string, string | null>>): ScriptEntry {
  const read = Object.entries(levels).map(([criterionId, levelId]) => ({ criterionId, levelId }));
  return { task: 'blind', value: { drafts: [{ id: 'd1', levels: read }] } };
}

/** All that is asked again about criteria in doubt, and the drafted level each time. */
export function agreeing(...criterionIds: string[]): ScriptEntry[] {
  const levels = Object.fromEntries(criterionIds.map((id) => [id, DRAFTED[id] ?? null]));
  return [choosing(levels), choosing(levels), explained(levels)];
}
