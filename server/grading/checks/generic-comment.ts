import type { Draft, Point } from '../assessment.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { ownProse, quotedIn } from './own-prose.ts';
import { indexOfWork, stemsOf } from './work-index.ts';
import { wordsFor, type FeedbackWords } from './words/feedback-words.ts';

/**
 * A comment that would fit any submission: none of its telling words (no stop word, no word of feedback talk) stands in
 * the work, its task, notes, rubric or quote, and it brings no telling words of its own, or hardly more than it has
 * general turns. Code, formulas, numbers, words in quotation marks and a pointer at one unit of the text ("this word",
 * "the second line") make it specific: beside a quote they say which. A warning. Needs a word list.
 * Source: Shute 2008, "Focus on Formative Feedback", guidelines 1–2: focused on the task, specific; the number of own
 * words is a house rule.
 */
export const genericComment: Check = { id: 'generic-comment', severity: 'warning', find: findGeneric };

/**
 * Telling words a stock phrase may have, by the number of its general turns ("overall", "some", "could be better") and
 * words of praise. House numbers: among 380 sound comments of the development drafts none has as many turns as that.
 */
const OWN_WORDS = [-1, 0, 2, 3, 4] as const;

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

function isGeneric(point: Point, work: Work, words: FeedbackWords): boolean {
  if (quotedIn(point.text).length > 0 || /\p{N}|`|\$/u.test(point.text)) return false;
  if (point.text.search(words.units) >= 0) return false;
  const own = tellingOf(point.text, words);
  const praises = [words.praise, words.highPraise].some((one) => point.text.search(one) >= 0);
  const turns = [...point.text.matchAll(words.general)].length + (praises ? 1 : 0);
  return own.length <= (OWN_WORDS[turns] ?? 4) && !isAnchored(own, point, work);
}

/** The stems of a wording that could say something of this one work: no stop words, no feedback talk. */
export function tellingOf(text: string, words: FeedbackWords): string[] {
  const telling = wordsOf(ownProse(text)).filter((word) => !words.stopWords.has(word));
  return [...new Set(telling.map(stemOf))].filter((stem) => !words.talk.has(stem));
}

/** Whether one of the stems stands in work, task, notes, rubric or in what the point quotes or looked for. */
export function isAnchored(stems: readonly string[], point: Point, work: Work): boolean {
  const { text, task, notes, rubric } = indexOfWork(work);
  const quote = point.evidence.kind === 'quote' ? [point.evidence.quote] : point.evidence.looked;
  const subject = [text, task, notes, rubric, stemsOf(quote.join(' '))];
  return stems.some((stem) => subject.some((one) => one.has(stem)));
}
