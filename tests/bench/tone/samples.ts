import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Point } from '../../../server/grading/assessment.ts';
import { stemOf } from '../../../server/grading/language/words-of.ts';
import { ANSWER, frameOf, placesOfWords, withAnswer } from '../../../server/grading/checks/announced-answer.ts';
import { chosenLevel } from '../../../server/grading/checks/chosen-level.ts';
import { sentencesIn } from '../../../server/grading/checks/own-prose.ts';
import { readTone, type ToneText } from '../../../server/grading/checks/tone/tone-text.ts';
import { isKnownTo } from '../../../server/grading/checks/tone/known-stems.ts';
import { wordsFor, type FeedbackWords } from '../../../server/grading/checks/words/feedback-words.ts';
import { stemsOf } from '../../../server/grading/checks/work-index.ts';
import type { BenchCase, Language } from '../validator/bench-case.ts';
import { marksInWords } from '../validator/phrases/marks-in-words.ts';
import { filled, type Phrases } from '../validator/phrases/phrases.ts';

/** One wording to learn from, and the block (a voice, a list, a task) that it must be tested apart from. */
export type Sample = {
  block: string;
  origin: 'written' | 'phrase' | 'draft';
  kind: SampleKind;
  text: string;
  tone: ToneText;
};

/**
 * `praise`, `generic`, `claim`, `marks`, `verdict` (a mark without a number) and `leak` are faults; `framed` has words of
 * the notes and is none; `vague` is advice that names no act, `count` has a number in it, `plain` has neither number nor
 * fault; `sound` is a sentence, `told` one that says what the student did in the text (learnt from beside claims only),
 * `low` a sentence about a criterion below its highest level, `point` a whole comment, all from drafts without a fault.
 */
export type SampleKind =
  | 'told'
  | 'praise'
  | 'generic'
  | 'claim'
  | 'vague'
  | 'marks'
  | 'verdict'
  | 'leak'
  | 'framed'
  | 'plain'
  | 'count'
  | 'sound'
  | 'low'
  | 'point';

/** The sentences written to be learnt from: `# kind voice` heads a section, stars mark words that a work would have too. */
export async function writtenSamples(language: Language): Promise<Sample[]> {
  const text = await readFile(join(import.meta.dirname, 'sentences', `${language}.txt`), 'utf8');
  return text
    .split(/^# /mu)
    .slice(1)
    .flatMap((section) => {
      const [head = '', ...lines] = section.trim().split('\n');
      const [name = '', ...frames] = head.split(' | ');
      const [kind = '', voice = ''] = name.split(' ');
      return linesOf(lines, frames).map((line) => writtenSample(kind as SampleKind, voice, line, language));
    });
}

/** A section with frames holds words: each is put into two of the frames in turn, in place of `~`. */
function linesOf(lines: readonly string[], frames: readonly string[]): string[] {
  if (frames.length === 0) return [...lines];
  const words = lines.join(' ').split(/\s+/u);
  return words.flatMap((word, at) =>
    [0, 1].map((more) => (frames[(at + more) % frames.length] ?? '').replace('~', word)),
  );
}

function writtenSample(kind: SampleKind, voice: string, line: string, language: Language): Sample {
  const starred = stemsOf([...line.matchAll(/\*([^*]+)\*/gu)].map((match) => match[1]).join(' '));
  const text = titled(line.replaceAll('*', ''), language);
  const tone = readTone(
    text,
    { title: TITLE, isKnown: (stem) => starred.has(stem) || isAnswer(stem) },
    wordsOfLanguage(language),
  );
  return { block: voice, origin: 'written', kind, text, tone };
}

/** What the lists of the open half say. The word lists were mended on them, so their marks are left out. */
export function phraseSamples(block: string, phrases: Phrases, language: Language): Sample[] {
  return seenSamples(block, language, [
    ['praise', phrases.praise],
    ['generic', phrases.generic],
    ['claim', phrases.effort],
    ['vague', phrases.vacuous],
    ['marks', phrases.marks],
    ['leak', phrases.leak],
    ['sound', [...phrases.harmless, ...phrases.allMissing]],
  ]);
}

/** Lines that the word lists have seen: without what the lists say of them. */
export function seenSamples(
  block: string,
  language: Language,
  kinds: readonly (readonly [SampleKind, readonly string[]])[],
): Sample[] {
  return kinds.flatMap(([kind, lines]) =>
    lines.map((line) => {
      const text = titled(line, language);
      const { tokens, marks } = readTone(text, { title: TITLE, isKnown: isAnswer }, wordsOfLanguage(language));
      const form = marks.filter((mark) => !mark.startsWith('listed'));
      return { block, origin: 'phrase' as const, kind, text, tone: { tokens, marks: form } };
    }),
  );
}

/**
 * Faulty sentences, once more as they are read beside a work that has some of their words by chance ("missing",
 * "cost"): what is masked then tells nothing of the fault. Each is set beside `WORKS` of the cases in turn.
 */
export function besideWorks(samples: readonly Sample[], cases: readonly SoundDraft[], language: Language): Sample[] {
  return samples
    .filter(({ kind }) => ['marks', 'verdict', 'praise', 'generic', 'leak', 'claim', 'vague'].includes(kind))
    .flatMap((sample, at) => {
      return Array.from({ length: WORKS }, (_one, turn) => cases[(at * WORKS + turn) % cases.length]).flatMap((one) => {
        if (!one) return [];
        const isKnown = isKnownTo(one.work, one.draft.points[0] ?? null);
        return [{ ...sample, tone: readTone(sample.text, { title: TITLE, isKnown }, wordsOfLanguage(language)) }];
      });
    });
}

const WORKS = 3;

/** Whole comments and single sentences of sound drafts. */
export function draftSamples({ id, language, draft, work }: SoundDraft): Sample[] {
  const block = id.split('/')[0] ?? id;
  const words = wordsOfLanguage(language);
  return [
    ...draft.points.flatMap((point) => pointSamples(point)),
    ...sentencesIn(draft.summary).flatMap((text) => [
      sampleOf('sound', text, null),
      ...chanceFrames(text, words).map((frame) => sampleOf('framed', frame, null)),
    ]),
  ];

  function pointSamples(point: Point): Sample[] {
    const level = chosenLevel(draft, work, point.criterionId);
    const kind = (level && level.share < 0.5) || point.kind === 'next-step' ? 'low' : 'sound';
    const sentences = sentencesIn(point.text);
    return [
      sampleOf('point', point.text, point),
      ...sentences.map((text) => sampleOf(kind, text, point)),
      ...sentences.flatMap((text) => frameOf(text, work) ?? []).map((frame) => sampleOf('framed', frame.text, point)),
      ...sentences.flatMap((text) => chanceFrames(text, words)).map((text) => sampleOf('framed', text, point)),
    ];
  }

  function sampleOf(kind: SampleKind, text: string, point: Point | null): Sample {
    const title = work.rubric.criteria.find((one) => one.id === point?.criterionId)?.title ?? '';
    const known = isKnownTo(work, point);
    const isKnown = kind === 'framed' ? (stem: string) => isAnswer(stem) || known(stem) : known;
    const tone = readTone(text, { title, isKnown }, words);
    return { block, origin: 'draft', kind, text, tone };
  }
}

/**
 * A sentence as it would be framed if the notes had words of it by chance: one to three at up to `FRAMES` places, most of them,
 * or all behind a colon.
 */
function chanceFrames(sentence: string, words: FeedbackWords): string[] {
  const told = placesOfWords(sentence, words);
  const step = Math.max(1, Math.ceil(told.length / FRAMES));
  const spans = told.flatMap((first, at) => {
    const last = told[Math.min(told.length - 1, at + (at % 3))];
    return at % step === 0 && last ? [{ first, last }] : [];
  });
  const [middle, last] = [told[Math.floor(told.length / 4)], told.at(-1)];
  if (middle && last && told.length > 3) spans.push({ first: middle, last });
  const [, head] = COLON.exec(sentence) ?? [];
  const announced = head === undefined ? [] : [`${head} ${ANSWER}.`];
  return announced.concat(spans.map(({ first, last }) => withAnswer(sentence, { from: first.from, to: last.to })));
}

const FRAMES = 3;
const COLON = /^(.*:)\s+\S/su;

export type SoundDraft = Pick<BenchCase, 'id' | 'language' | 'draft' | 'work'>;

const TITLE = 'Titulus';
const isAnswer = (stem: string) => stem === stemOf(ANSWER.toLowerCase());

/** A sentence of a list with its blanks filled, as a draft would have it. */
function titled(line: string, language: Language): string {
  const { numbers, fractions, full } = marksInWords[language];
  const inWords = { word: numbers[7] ?? '', maxWord: numbers[12] ?? '', fraction: fractions[67] ?? '', full };
  const half = (2.5).toLocaleString(language);
  return filled(line, { criterion: TITLE, answer: ANSWER, wrong: '7', max: '12', percent: '58', half, ...inWords });
}

function wordsOfLanguage(language: Language): FeedbackWords {
  const words = wordsFor(language);
  if (!words) throw new Error(`There is no word list for ${language}.`);
  return words;
}
