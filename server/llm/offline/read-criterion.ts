import type { WorkFacts } from '../request-facts.ts';
import { cuesFor } from './cue-words.ts';
import { sentencesOf } from './sentences.ts';
import { keysOf, termsOf, type Term } from './terms.ts';

type Criterion = WorkFacts['rubric']['criteria'][number];

/**
 * What a search of the work finds for one criterion. The terms come from the criterion's title and description and
 * from the part of the notes that belongs to it. A criterion about how a text argues is searched for the
 * turns of phrase that do its job, too, and without notes for them alone.
 */
export function readCriterion(work: WorkFacts, criterion: Criterion): CriterionReading {
  const terms = criterionTerms(work, criterion);
  const isInWork = searchOf(work.text);
  const found = terms.filter((term) => isInWork(term.key));
  const missing = terms.filter((term) => !isInWork(term.key));
  const cues = cueSentences(work.text, criterion);
  const byCues = cues !== null && work.notes.trim() === '';
  return {
    fit: Math.max(byCues ? 0 : termFit(found, terms), Math.min(1, (cues?.length ?? 0) / CUES_FOR_TOP)),
    byCues,
    ownKeys: new Set(subjectWords(work, criterion).map((term) => term.key)),
    missing: missing.sort((a, b) => b.weight - a.weight).map((term) => term.word),
    sentences: rankSentences(work.text, terms, cues ?? []),
  };
}

export type CriterionReading = {
  /** 0 to 1, where 1 is as much as the highest level needs. */
  fit: number;
  /** Whether turns of phrase were searched instead of terms. */
  byCues: boolean;
  /** Keys of the criterion's own words that are about the subject. */
  ownKeys: Set<string>;
  /** Words of the criterion or the notes that the work does not have, the most telling first. */
  missing: string[];
  /** Sentences of the work that have any of the terms, the best first. */
  sentences: { quote: string; words: string[]; score: number }[];
};

type Cue = { quote: string; words: string[] };
type WeightedTerm = Term & { weight: number };

/** A criterion's own words weigh double: they were written to tell it from the others. */
const OWN_WEIGHT = 2;
const NOTE_WEIGHT = 1;
/** Words of the question weigh little: repeating it is no answer. */
const QUESTION_SHARE = 0.25;
/** So many turns of phrase that do a criterion's job count as doing it fully. */
const CUES_FOR_TOP = 4;

/** Nobody uses every word of a reference answer: this weighted share of the terms is enough. Tuned on short answers. */
const SHARE_FOR_TOP = 0.24;

function termFit(found: WeightedTerm[], terms: WeightedTerm[]): number {
  return terms.length === 0 ? 0 : Math.min(1, weigh(found) / weigh(terms) / SHARE_FOR_TOP);
}

function criterionTerms(work: WorkFacts, criterion: Criterion): WeightedTerm[] {
  const own = subjectWords(work, criterion);
  const notes = distinct(termsOf(notesFor(work.notes, own)), NOTE_WEIGHT);
  const top = criterion.levels.findLast(({ descriptor }) => descriptor !== '')?.descriptor ?? '';
  const rest = own.length + notes.length > 1 ? notes : distinct(termsOf(`${top} ${work.task}`), NOTE_WEIGHT);
  const question = keysOf(work.task);
  const weighed = [...own, ...rest].map((term) =>
    question.has(term.key) ? { ...term, weight: term.weight * QUESTION_SHARE } : term,
  );
  return [...new Map(weighed.toReversed().map((term) => [term.key, term])).values()].toReversed();
}

/**
 * The criterion's own words; none when no word of them occurs in task or notes: "Correctness" or "Completeness" are
 * words for judging, and no work is expected to use them.
 */
function subjectWords(work: WorkFacts, criterion: Criterion): WeightedTerm[] {
  const subject = keysOf(`${work.task}\n${work.notes}`);
  const own = distinct(termsOf(ownWords(criterion)), OWN_WEIGHT).map((term) => rarer(term, work));
  const speaksOfSubject = termsOf(criterion.title).some((term) => subject.has(term.key));
  const describesContent =
    work.notes.trim() === '' || own.filter((term) => subject.has(term.key)).length * 3 >= own.length;
  return speaksOfSubject || describesContent ? own : [];
}

function ownWords(criterion: Criterion): string {
  return `${criterion.title} ${criterion.description}`;
}

/** A word that several criteria share tells little about any one of them. */
function rarer(term: WeightedTerm, work: WorkFacts): WeightedTerm {
  const sharing = work.rubric.criteria.filter((criterion) => keysOf(ownWords(criterion)).has(term.key)).length;
  return { ...term, weight: term.weight / Math.max(1, sharing) };
}

function distinct(terms: Term[], weight: number): WeightedTerm[] {
  return [...new Map(terms.toReversed().map((term) => [term.key, { ...term, weight }])).values()].toReversed();
}

/** The statements of the notes that share most with the criterion's own words; all of them when none shares any. */
function notesFor(notes: string, own: WeightedTerm[]): string {
  const statements = sentencesOf(notes).map((text) => {
    const keys = keysOf(text);
    return { text, shared: weigh(own.filter((term) => keys.has(term.key))) };
  });
  const most = Math.max(0, ...statements.map((one) => one.shared));
  if (most === 0) return notes;
  return statements.flatMap((one) => (one.shared >= RELATED_FROM * most ? [one.text] : [])).join('\n');
}

/** Statements that share at least this part of what the closest one shares belong to the criterion too. */
const RELATED_FROM = 0.6;

/** Whole words, or the beginning or end of a longer one: German writes compounds as one word. */
function searchOf(text: string): (key: string) => boolean {
  const keys = keysOf(text);
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  return (key) => keys.has(key) || (key.length >= SHORTEST_PART && words.some((word) => word.includes(key, 3)));
}

const SHORTEST_PART = 6;

function weigh(terms: WeightedTerm[]): number {
  return terms.reduce((sum, term) => sum + term.weight, 0);
}

function cueSentences(text: string, criterion: Criterion): Cue[] | null {
  const cue = cuesFor(criterion.title);
  if (!cue) return null;
  const read = sentencesOf(text).map((quote) => ({ quote, words: [...quote.matchAll(cue)].map((match) => match[0]) }));
  return read.filter((one) => one.words.length > 0);
}

function rankSentences(text: string, terms: WeightedTerm[], cues: Cue[]) {
  const byKey = new Map(terms.map((term) => [term.key, term]));
  const weightOf = (term: Term) => byKey.get(term.key)?.weight ?? 0;
  const ranked = sentencesOf(text).map((quote) => {
    const carried = distinct(
      termsOf(quote).filter((term) => byKey.has(term.key)),
      0,
    );
    const byWeight = carried.toSorted((a, b) => weightOf(b) - weightOf(a));
    const cueWords = cues.find((one) => one.quote === quote)?.words ?? [];
    const score = carried.reduce((sum, term) => sum + weightOf(term), 0) + OWN_WEIGHT * cueWords.length;
    return { quote, words: [...new Set([...cueWords, ...byWeight.map((term) => term.word)])], score };
  });
  return ranked.filter((one) => one.score > 0).sort((a, b) => b.score - a.score);
}
