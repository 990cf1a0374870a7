import type { Draft, Point } from '../assessment.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { ownProse, quotedIn } from './own-prose.ts';
import { isKnownTo } from './tone/known-stems.ts';
import { toneOf } from './tone/tone-of.ts';
import { indexOfWork, stemsOf } from './work-index.ts';
import { wordsFor, type FeedbackWords } from './words/feedback-words.ts';

/**
 * A comment that would fit any submission. Three kinds of words are told apart: feedback talk and words of praise say
 * nothing of a work; general words ("moment", "approach") only if the quoted words have them too; whatever is left is
 * concrete. It is generic when no concrete word stands in the work, its task, notes, rubric or quote and it brings
 * hardly a concrete word of its own. Code, formulas, numbers, words in quotation marks and a pointer at one unit of the
 * text ("this word", "the second line") make it specific: beside a quote they say which. That is what the lists say; a
 * tone (`tone-of.ts`) learnt from stock comments and real ones supports them or speaks for itself. A warning.
 * Source: Shute 2008, "Focus on Formative Feedback", Review of Educational Research 78: feedback should be specific and
 * about the task; the number of own words is a house rule.
 */
export const genericComment: Check = { id: 'generic-comment', severity: 'warning', find: findGeneric };

/**
 * Concrete words a stock phrase may have, by the number of its general turns ("overall", "some", "could be better") and
 * words of praise. House numbers: none of some 370 sound comments of the development drafts has as few as that.
 */
const OWN_WORDS = [-1, 0, 1, 1, 2] as const;

function findGeneric(draft: Draft, work: Work): Hit[] {
  const words = wordsFor(work.language);
  if (!words) return [];
  return draft.points
    .filter((point) => isGeneric(point, work, words))
    .map((point) => ({
      criterionId: point.criterionId,
      pointId: point.id,
      message: 'This comment would fit any submission: it names nothing of this one.',
    }));
}

/**
 * From these tones on: a comment that the lists call generic, and any comment. House numbers, set on voices and drafts that
 * the models had not learnt from: `alone` 95 of 100 generic comments and none of 1,300 sound ones.
 */
const GENERIC = { support: 0.4, alone: 0.65 };

function isGeneric(point: Point, work: Work, words: FeedbackWords): boolean {
  if (quotedIn(point.text).length > 0 || /\p{N}|`|\$/u.test(point.text)) return false;
  const title = work.rubric.criteria.find((one) => one.id === point.criterionId)?.title ?? '';
  const context = { language: work.language, words, title, isKnown: isKnownTo(work, point) };
  const tone = toneOf('generic', point.text, context);
  if (tone === null) return isListed(point, work, words);
  // A question asks something of this work: a tone alone does not make it fit any.
  const alone = point.text.includes('?') ? Infinity : GENERIC.alone;
  return tone >= alone || (tone >= GENERIC.support && isListed(point, work, words));
}

function isListed(point: Point, work: Work, words: FeedbackWords): boolean {
  if (point.text.search(words.units) >= 0) return false;
  const praises = point.text.search(words.valued) >= 0;
  const turns = [...point.text.matchAll(words.general)].length + (praises ? 1 : 0);
  const { concrete, shared } = ownOf(point, words, work);
  return concrete.length + shared <= (OWN_WORDS[turns] ?? 2) && !isAnchored(concrete, point, work);
}

/** The concrete stems of a comment, and how many of its general words the work has too; one in the quote is concrete. */
function ownOf(point: Point, words: FeedbackWords, work: Work): { concrete: string[]; shared: number } {
  const telling = tellingWords(point.text.replace(words.valued, ' '), words);
  const quoted = stemsOf(shownBy(point));
  const isConcrete = (word: string) => !words.common.has(word) || quoted.has(stemOf(word));
  const { text, task } = indexOfWork(work);
  const shared = stemsIn(telling.filter((word) => !isConcrete(word))).filter(
    (stem) => text.has(stem) || task.has(stem),
  );
  return { concrete: stemsIn(telling.filter(isConcrete)), shared: shared.length };
}

/** The stems of a wording that could say something of this one work: no stop words, no feedback talk. */
export function tellingOf(text: string, words: FeedbackWords): string[] {
  return stemsIn(tellingWords(text, words));
}

/** The same, as words. */
export function tellingWords(text: string, words: FeedbackWords): string[] {
  return wordsOf(ownProse(text)).filter((word) => !words.stopWords.has(word) && !words.talk.has(word));
}

function stemsIn(words: readonly string[]): string[] {
  return [...new Set(words.map(stemOf))];
}

/** Whether one of the stems stands in work, task, notes, rubric or in what the point quotes or looked for. */
export function isAnchored(stems: readonly string[], point: Point, work: Work): boolean {
  const { text, task, notes, rubric } = indexOfWork(work);
  const subject = [text, task, notes, rubric, stemsOf(shownBy(point))];
  return stems.some((stem) => subject.some((one) => one.has(stem)));
}

/** The words that stand beside a comment: its quote, or what was looked for. */
function shownBy({ evidence }: Point): string {
  return evidence.kind === 'quote' ? evidence.quote : evidence.looked.join(' ');
}
