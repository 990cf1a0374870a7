import type { DraftFacts, PointFacts, WorkFacts } from '../request-facts.ts';
import { levelIndex } from './judge-criterion.ts';
import { readCriterion } from './read-criterion.ts';
import { termsOf } from './terms.ts';

type Criterion = WorkFacts['rubric']['criteria'][number];

/**
 * The offline reader as second reader: looks for what a first reader that counts words gets wrong, with stricter
 * rules of its own. The shape is that of the validator's answer.
 */
export function validateDraft(work: WorkFacts, draft: DraftFacts): { findings: OfflineFinding[] } {
  const byCriterion = work.rubric.criteria.flatMap((criterion) => againstLevel(work, draft, criterion));
  const byPoint = draft.points.flatMap((point) => againstPoint(work, draft, point));
  return { findings: [...byCriterion, ...byPoint] };
}

export type OfflineFinding = {
  evidence: string;
  type: 'wrong-level' | 'missed-evidence' | 'unsupported' | 'over-praise' | 'contradicts-level';
  criterionId: string | null;
  pointId: string | null;
  message: string;
  proposal: string | null;
};

/** A highest level needs one sentence that holds this many of the criterion's terms, not words strewn over the page. */
const TERMS_IN_ONE_SENTENCE = 3;

function againstLevel(work: WorkFacts, draft: DraftFacts, criterion: Criterion): OfflineFinding[] {
  const level = chosenLevel(draft, criterion);
  if (level === null) return [];
  const reading = readCriterion(work, criterion);
  const [best] = reading.sentences;
  const place = { criterionId: criterion.id, pointId: null };
  const top = criterion.levels.length - 1;
  if (
    !reading.byCues &&
    level === top &&
    best &&
    best.words.length < TERMS_IN_ONE_SENTENCE &&
    reading.missing.length > 0
  )
    return [
      {
        ...place,
        type: 'wrong-level',
        evidence: best.quote,
        message: `The best sentence for “${criterion.title}” has few of its words; the highest level may be too high.`,
        proposal: 'Consider the level below.',
      },
    ];
  if (level === 0 && best && levelIndex(reading.fit, criterion.levels.length) > 0)
    return [
      {
        ...place,
        type: 'missed-evidence',
        evidence: best.quote,
        message: `The lowest level is chosen for “${criterion.title}”, but this sentence speaks to it.`,
        proposal: null,
      },
    ];
  return [];
}

function againstPoint(work: WorkFacts, draft: DraftFacts, point: PointFacts): OfflineFinding[] {
  const criterion = work.rubric.criteria.find((one) => one.id === point.criterionId);
  if (!criterion) return [];
  const level = chosenLevel(draft, criterion);
  const place = { criterionId: criterion.id, pointId: point.id, proposal: null };
  if (point.kind === 'strength' && level === 0)
    return [
      {
        ...place,
        type: 'over-praise',
        evidence: point.text,
        message: `Praise for “${criterion.title}” beside its lowest level.`,
      },
    ];
  if (point.kind === 'next-step' && point.evidence.kind === 'absent' && level === criterion.levels.length - 1)
    return [
      {
        ...place,
        type: 'contradicts-level',
        evidence: point.text,
        message: `Something is said to be missing beside the highest level of “${criterion.title}”.`,
      },
    ];
  if (point.kind === 'strength' && point.evidence.kind === 'quote' && !speaksTo(point.evidence.quote, work, criterion))
    return [
      {
        ...place,
        type: 'unsupported',
        evidence: point.evidence.quote,
        message: `The quoted words do not speak to “${criterion.title}”.`,
      },
    ];
  return [];
}

/** A quote speaks to a criterion when it has a word of the criterion's own, or much of what the notes say. */
function speaksTo(quote: string, work: WorkFacts, criterion: Criterion): boolean {
  const { byCues, ownKeys, sentences } = readCriterion(work, criterion);
  if (byCues || termsOf(quote).some((term) => ownKeys.has(term.key))) return true;
  const enough = ownKeys.size === 0 ? 1 : MUCH;
  return sentences.some((sentence) => sentence.quote === quote && sentence.score >= enough);
}

const MUCH = 4;

/** The index of the chosen level, or `null` without one. */
function chosenLevel(draft: DraftFacts, criterion: Criterion): number | null {
  const verdict = draft.criteria.find((one) => one.criterionId === criterion.id);
  if (verdict?.kind !== 'level') return null;
  const index = criterion.levels.findIndex((level) => level.id === verdict.levelId);
  return index < 0 ? null : index;
}
