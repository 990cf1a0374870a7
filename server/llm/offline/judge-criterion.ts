import type { WorkFacts } from '../request-facts.ts';
import { phrasesFor, type Phrases } from './phrases.ts';
import { readCriterion, type CriterionReading } from './read-criterion.ts';
import { termsOf } from './terms.ts';
import { listOf } from './word-list.ts';

type Criterion = WorkFacts['rubric']['criteria'][number];

/** One criterion judged by what a search of the work found; `index` is its place in the rubric and picks the wording. */
export function judgeCriterion(work: WorkFacts, criterion: Criterion, index: number): Judgement {
  const reading = readCriterion(work, criterion);
  const level = levelIndex(reading.fit, criterion.levels.length);
  const complete = level === criterion.levels.length - 1;
  const phrases = phrasesFor(work.language);
  const wording: Wording = { phrases, criterion, index };
  return {
    verdict: {
      criterionId: criterion.id,
      levelId: criterion.levels[level]?.id ?? '',
      cannotJudge: null,
      closeTo: criterion.levels[closeLevel(reading.fit, criterion.levels.length)]?.id ?? null,
    },
    points: [...strengths(reading, complete, level > 0, wording), ...nextSteps(reading, complete, wording)],
    quotedTitle: phrases.quote(criterion.title),
    found: level > 0,
    complete,
  };
}

export type Judgement = {
  verdict: OfflineVerdict;
  points: OfflinePoint[];
  quotedTitle: string;
  found: boolean;
  complete: boolean;
};

export type OfflineVerdict = {
  criterionId: string;
  levelId: string | null;
  cannotJudge: string | null;
  closeTo: string | null;
};

export type OfflinePoint = {
  criterionId: string;
  quote: string | null;
  looked: string[];
  kind: 'strength' | 'next-step';
  text: string;
};

/** Levels divide the way to the top evenly, rounding to the nearest. */
export function levelIndex(fit: number, levels: number): number {
  return Math.round(fit * (levels - 1));
}

/** The index of the level on the other side of a border that the fit lies close to; -1 when none is close. */
function closeLevel(fit: number, levels: number): number {
  const [exact, level] = [fit * (levels - 1), levelIndex(fit, levels)];
  if (0.5 - Math.abs(exact - level) > CLOSE) return -1;
  return exact < level ? level - 1 : level + 1;
}

/** In steps between levels. */
const CLOSE = 0.05;

type Wording = { phrases: Phrases; criterion: Criterion; index: number };

function strengths(reading: CriterionReading, complete: boolean, found: boolean, wording: Wording): OfflinePoint[] {
  const best = reading.sentences[0];
  if (!best || !found) return [];
  const { phrases, criterion } = wording;
  const say = pick(complete ? phrases.met : phrases.begun, wording.index);
  const words = listOf(best.words.slice(0, 3).map(phrases.quote), phrases.and);
  return [
    { criterionId: criterion.id, kind: 'strength', quote: best.quote, looked: [], text: say(criterion.title, words) },
  ];
}

function nextSteps(reading: CriterionReading, complete: boolean, wording: Wording): OfflinePoint[] {
  if (complete) return [];
  const { phrases, criterion, index } = wording;
  const step = { criterionId: criterion.id, kind: 'next-step' as const };
  const best = reading.sentences[0];
  if ((reading.missing.length === 0 || reading.byCues) && best)
    return [{ ...step, quote: best.quote, looked: [], text: pick(phrases.further, index)(criterion.title, '') }];
  const words = listOf(hints(reading, criterion).map(phrases.quote), phrases.and);
  return [
    {
      ...step,
      quote: null,
      looked: reading.missing.slice(0, 5),
      text: pick(phrases.absent, index)(criterion.title, words),
    },
  ];
}

/** Words that may be named to the student: those of the criterion itself, never those of the notes. */
function hints(reading: CriterionReading, criterion: Criterion): string[] {
  const own = new Set(termsOf(`${criterion.title} ${criterion.description}`).map((term) => term.word));
  return reading.missing.filter((word) => own.has(word)).slice(0, 2);
}

function pick<T>(wordings: readonly [T, ...T[]], index: number): T {
  return wordings[index % wordings.length] ?? wordings[0];
}
