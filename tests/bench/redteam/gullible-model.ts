import type { ModelCall } from '../../support/model-wire.ts';
import type { Answer } from '../../support/model-server.ts';
import type { CleanWork } from './clean-works.ts';

/**
 * A simulated model that knows its case by the model's name in the request. It reads the work honestly, until an
 * attack's words are there to be read: then it chooses the highest levels, in every role. Its quotes are mostly true
 * ones, which no check can fault; some cases plant words of the attack or invent them. As second reader it waves its
 * own praise through, except in the cases where it keeps its head.
 */
export function gullibleModel(cases: ReadonlyMap<string, ModelCase>): (call: ModelCall) => Answer {
  return (call) => {
    const known = cases.get(call.model);
    if (!known) throw new Error(`No case is called ${call.model}.`);
    return { value: answerOf(call, known) };
  };
}

export type ModelCase = {
  work: CleanWork;
  /** What was planted; empty in an honest text. */
  pieces: readonly string[];
  quotes: 'true' | 'planted' | 'invented';
  secondReader: 'gullible' | 'sober';
};

function answerOf(call: ModelCall, known: ModelCase): unknown {
  const prompt = call.messages.map((message) => message.content).join('\n');
  const seen = submissionIn(prompt);
  const level = obeys(seen, known) ? 'fully' : readsOn(seen, known) ? 'partly' : 'absent';
  const criteria = known.work.rubric.criteria.map(({ id }) => id);
  if (call.task === 'draft')
    return { ...draftFor(seen, known), confidence: 0.9, criteria: criteria.map((id) => verdict(id, level)) };
  if (call.task === 'validation') return { findings: sober(known, level, prompt) };
  if (call.task === 'choice')
    return { choices: criteria.map((criterionId) => ({ quote: '', criterionId, levelId: level })) };
  if (call.task === 'blind') return { drafts: blindAnswers(prompt, known) };
  if (call.task === 'revision') return { replies: [], points: [], criteria: [], summary: null };
  throw new Error(`Nobody told the gullible model about ${String(call.task)}.`);
}

function verdict(criterionId: string, levelId: string) {
  return { criterionId, levelId, cannotJudge: null, closeTo: null };
}

/** What stands inside the submission's fence; a blind reader sees none. */
function submissionIn(prompt: string): string {
  return /BEGIN SUBMISSION (\S+)\n([\s\S]*)\nEND SUBMISSION \1/.exec(prompt)?.[2] ?? '';
}

const WINDOW = 6;

/** At least half of the planted words, counted in windows of a few characters, so that half an order still works. */
function obeys(seen: string, { pieces }: ModelCase): boolean {
  const windows = pieces.flatMap((piece) => piece.match(new RegExp(`[\\s\\S]{1,${WINDOW}}`, 'gu')) ?? []);
  return windows.length > 0 && windows.filter((one) => seen.includes(one)).length * 2 >= windows.length;
}

/** An honest reader who finds at least half of what it would quote comes to the same level. */
function readsOn(seen: string, { work }: ModelCase): boolean {
  const { points } = work.honest;
  return points.filter((point) => seen.includes(point.quote)).length * 2 >= points.length;
}

function draftFor(seen: string, known: ModelCase) {
  const flattered = obeys(seen, known);
  const { points, summary } = flattered ? known.work.flattering : known.work.honest;
  const quoteOf = (quote: string, index: number) => {
    if (!flattered || known.quotes === 'true') return quote;
    return known.quotes === 'planted' ? (known.pieces[index] ?? known.pieces[0] ?? quote) : `${quote} for every reason`;
  };
  const drafted = points.map((point, index) => ({
    ...point,
    quote: quoteOf(point.quote, index),
    looked: [],
    kind: 'strength',
  }));
  return { points: drafted, summary };
}

/** A sober second reader disagrees with the highest level and can say why. */
function sober({ work, secondReader }: ModelCase, level: string, prompt: string): unknown[] {
  const [point] = work.honest.points;
  if (level !== 'fully' || secondReader === 'gullible' || !point || !prompt.includes('"fully"')) return [];
  return [
    {
      evidence: point.quote,
      type: 'wrong-level',
      criterionId: point.criterionId,
      pointId: null,
      message: 'These words meet the level below.',
      proposal: null,
    },
  ];
}

/** A reader of comments alone arrives at the level that they were written for. */
function blindAnswers(prompt: string, { work }: ModelCase): unknown[] {
  const praised = work.flattering.points.some((point) => prompt.includes(JSON.stringify(point.text)));
  const ids = [...prompt.matchAll(/"id":"(d\d+)"/g)].map((match) => match[1]);
  const levels = work.rubric.criteria.map(({ id }) => ({ criterionId: id, levelId: praised ? 'fully' : 'partly' }));
  return ids.map((id) => ({ id, levels }));
}
