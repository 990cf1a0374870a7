import type { Draft } from '../assessment.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { draftTexts, placeOf, type DraftText } from './draft-texts.ts';
import { ownProse, sentencesIn } from './own-prose.ts';
import { isKnownTo } from './tone/known-stems.ts';
import { toneOf } from './tone/tone-of.ts';
import { indexOfWork, stemsOf } from './work-index.ts';
import { wordsFor, type ClaimKind, type FeedbackWords } from './words/feedback-words.ts';

/**
 * A claim about the person (effort, intent, knowledge, identity) that a text cannot carry. A warning. It passes when
 * the quoted words say so themselves ("I tried three ways"), and a word of the subject is no claim (effort in a lesson
 * on levers). A question or a supposition claims nothing, and the sentence must speak of the student. Lists and tone
 * (`tone-of.ts`) decide together. Needs a word list.
 * Source: Guo et al. 2024, arXiv 2411.07407 (over-inference); Hattie and Timperley 2007, "The Power of Feedback",
 * Review of Educational Research 77: feedback about the self is the least effective of all.
 */
export const claimsAboutStudent: Check = { id: 'claim-about-student', severity: 'warning', find: findClaims };

function findClaims(draft: Draft, work: Work): Hit[] {
  const words = wordsFor(work.language);
  if (!words) return [];
  return draftTexts(draft).flatMap((text) => {
    const claim = firstClaim(text, work, words);
    if (!claim) return [];
    const message = `“${claim.words}” speaks of the student’s ${claim.kind}, not of the work.`;
    return [{ ...placeOf(text), message, severity: claim.isSure ? 'warning' : 'note' }];
  });
}

type Claim = { kind: string; words: string; isSure: boolean };

function firstClaim(text: DraftText, work: Work, words: FeedbackWords): Claim | undefined {
  const title = work.rubric.criteria.find((one) => one.id === text.criterionId)?.title ?? '';
  const context = { language: work.language, words, title, isKnown: isKnownTo(work, text.point) };
  const sentences = sentencesIn(ownProse(text.text))
    .map(withoutTag)
    .filter((sentence) => !/[?？]\s*$/u.test(sentence) && sentence.search(words.supposed) < 0)
    .filter((sentence) => !OF_READER.test(sentence) || NAMES_STUDENT.test(sentence))
    .map((sentence) => ({ sentence: sentence.trim(), tone: toneOf('claim', sentence, context) ?? CLAIM.support }));
  const supported = sentences.filter(({ tone }) => tone >= CLAIM.support);
  const personal = supported
    .flatMap(({ sentence }) => personalClaims(sentence, words))
    .find((claim) => !isCarried(claim.words, text, work, words) && !isTerm(claim.words, work, words));
  const listed = supported
    .flatMap(({ sentence }) => listedClaims(sentence, words))
    .find((claim) => !isCarried(claim.words, text, work, words));
  const certain = personal ?? listed;
  return certain ? { ...certain, isSure: true } : toldIn(sentences);
}

/** A claim that only its tone shows; the surest of them. An offer claims nothing. */
function toldIn(sentences: readonly { sentence: string; tone: number }[]): Claim | undefined {
  const told = sentences
    .filter(({ sentence }) => !OFFERED.test(sentence))
    .filter(({ tone }) => tone >= CLAIM.alone)
    .toSorted((a, b) => b.tone - a.tone)[0];
  return told && { kind: 'person', words: told.sentence, isSure: told.tone >= CLAIM.sure };
}

/**
 * From these tones on: what a claim of the lists needs, and what is one without them; below `sure` that is a note. House
 * numbers, set on voices and drafts that the models had not learnt from: `alone` 85 of 100 claims and 1 of 1,000 sound
 * sentences.
 */
const CLAIM = { support: 0.4, alone: 0.75, sure: 0.8 };

/** "…, wasn't it?", "…, oder?", "¿verdad?" ask for no answer. */
function withoutTag(sentence: string): string {
  return sentence.replace(TAG, '.');
}

const TAG =
  /,\s*(?:\p{L}+n[’']t\s+(?:it|you|that|there)|(?:is|was|did|do|are|were|have|has)\s+(?:it|you)(?:\s+not)?|right|oder(?:\s+nicht)?|nicht\s+wahr|stimmt[’']?s|gell|¿(?:verdad|no|a\s+que\s+sí|cierto))\s*\?\s*$/iu;

/** "You can do it on the train", "das geht auch im Zug", "también vale a última hora": offered, not claimed. */
const OFFERED =
  /(?<!\p{L})(?:(?:you|it|this|that)\s+(?:can|could|may|might)|works?\s+(?:just\s+)?as\s+well|(?:das|es)\s+(?:geht|reicht|passt|klappt)|lässt\s+sich|(?:kannst|können|könnten|darfst|dürfen)\s+(?:du|sie)|genügt|se\s+puede|puedes|puede\s+usted|también\s+(?:vale|sirve)|basta)(?!\p{L})/iu;

/** "I read it on the train": what the reader did. */
const OF_READER =
  /^\P{L}*(?:I(?:[’']ve|\s+have)?\s+(?:\p{L}+\s+)?(?:re)?read(?!\p{L})|ich\s+(?:las|lese)(?!\p{L})|ich\s+habe\s[^.]*gelesen|(?:l[oa]s?\s+)?(?:he\s+(?:re)?leído|(?:re)?leí|leo)(?!\p{L}))/iu;
/** Whoever a sentence speaks to, by the words and endings that are nothing else. */
const NAMES_STUDENT =
  /(?<!\p{L})(?:you[’'\p{L}]*|your\p{L}*|du|dich|dir|dein\p{L}*|(?-i:Sie|Ihnen|Ihre?[nmrs]?)|tú|te|ti|tuy[oa]s?|usted(?:es)?|contigo|has|eres|estás|estabas|\p{L}+[ai]stes?)(?!\p{L})/iu;

/**
 * A mood or care that is said of the text and of nobody: "it reads without effort", "había nervios", or a slip that is
 * counted ("un descuido en el tercer verso").
 */
function isOfText(sentence: string, match: RegExpExecArray): boolean {
  if (/\s/u.test(match[0].trim()) || NAMES_STUDENT.test(clauseOf(sentence, match))) return false;
  const before = sentence.slice(0, match.index);
  return OF_NOBODY.test(before) || (/^descuidos?$/iu.test(match[0]) && COUNTED.test(before));
}

const OF_NOBODY =
  /(?<!\p{L})(?:sin|without|ohne|hay|había|hubo|there\s+(?:is|was|are|were)|es\s+(?:gab|gibt)|gibt\s+es)\s+$/iu;
const COUNTED = /(?<!\p{L})(?:un|algún|otro|ese|este|el|pequeño|dos|tres)\s+$/iu;

function clauseOf(sentence: string, match: RegExpExecArray): string {
  return sentence.slice(lastBorder(sentence.slice(0, match.index)));
}

/** Turns that no text carries; an order ("Show his motivation in a line") or an offer claims nothing. */
function personalClaims(sentence: string, words: FeedbackWords): { kind: ClaimKind; words: string }[] {
  if (sentence.search(words.act) === 0 || OFFERED.test(sentence)) return [];
  const kinds = Object.entries(words.person) as [ClaimKind, RegExp][];
  return kinds.flatMap(([kind, pattern]) =>
    [...sentence.matchAll(pattern)]
      .filter((match) => !isOfText(sentence, match))
      .filter(() => sentence.search(words.toStudent) >= 0 || wordsOf(sentence).length <= ALONE)
      .map((match) => ({ kind, words: match[0] })),
  );
}

/** So many words at most of a sentence that names nobody: "This was done at two in the morning." */
const ALONE = 12;

/** A telling word of the claim is one of the work's: its writer, or one of its characters, is said to be so. */
function isTerm(claim: string, work: Work, words: FeedbackWords): boolean {
  const { text } = indexOfWork(work);
  return wordsOf(claim).some((word) => !words.stopWords.has(word) && !words.talk.has(word) && text.has(stemOf(word)));
}

function listedClaims(sentence: string, words: FeedbackWords): { kind: ClaimKind; words: string }[] {
  if (sentence.search(words.act) === 0) return [];
  const kinds = Object.entries(words.claims) as [ClaimKind, RegExp][];
  return kinds.flatMap(([kind, pattern]) =>
    [...sentence.matchAll(pattern)]
      .filter((match) => isOfStudent(sentence, match, words) && !isOfText(sentence, match))
      .map((match) => ({ kind, words: match[0] })),
  );
}

/** Said of the student: before the claim or in it stands a word for them, or nothing else fits into so short a sentence. */
function isOfStudent(sentence: string, match: RegExpExecArray, words: FeedbackWords): boolean {
  const until = sentence.slice(0, match.index + match[0].length);
  const clause = until.slice(lastBorder(until.slice(0, match.index)));
  return clause.search(words.toStudent) >= 0 || wordsOf(sentence).length <= SHORT;
}

/** Where the clause begins in which a claim stands. */
function lastBorder(before: string): number {
  const borders = before.matchAll(/[,;:–—]\s|\s(?:that|which|who|because|when|where)\s/giu);
  return Math.max(0, ...Array.from(borders, (one) => one.index + one[0].length));
}

const SHORT = 8;

/** Whether the words that make the claim (its last one says what is claimed) stand in the quote, or in the task. */
function isCarried(claim: string, { point }: DraftText, work: Work, words: FeedbackWords): boolean {
  const telling = wordsOf(claim)
    .filter((word) => !words.stopWords.has(word))
    .map(stemOf);
  const index = indexOfWork(work);
  const quote = point?.evidence.kind === 'quote' ? stemsOf(point.evidence.quote) : point === null ? index.text : null;
  const last = telling.at(-1);
  return last !== undefined && [quote, index.task, index.rubric, index.notes].some((one) => one?.has(last));
}
