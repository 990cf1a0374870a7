import type { Draft, Point } from '../assessment.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { ownProse, quotedIn } from './own-prose.ts';
import { indexOfWork, stemsOf } from './work-index.ts';
import { wordsFor, type FeedbackWords } from './words/feedback-words.ts';

/**
 * A comment that would fit any submission: it has no word of this work, its task, notes, rubric or quote, and is
 * made mostly of words that any feedback uses. Code, formulas, numbers and words in quotation marks make it
 * specific. A warning. Needs a word list.
 * Source: Shute 2008, "Focus on Formative Feedback", guidelines 1–2: focused on the task, specific; the shares are
 * house rules, set so that a vivid image in the writer's own words passes.
 */
export const genericComment: Check = { id: 'generic-comment', severity: 'warning', find: findGeneric };

/** A comment of which more than this share of the telling words are its writer's own is no stock phrase. */
const OWN_SHARE = 0.26;
const OWN_WORDS = 3;

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
  const telling = new Set(
    wordsOf(ownProse(point.text))
      .filter((word) => !words.stopWords.has(word))
      .map(stemOf),
  );
  const own = [...telling].filter((stem) => !words.talk.has(stem));
  const subject = subjectOf(point, work);
  if (own.some((stem) => subject.some((stems) => stems.has(stem)))) return false;
  return own.length < OWN_WORDS && own.length <= telling.size * OWN_SHARE;
}

function subjectOf(point: Point, work: Work): ReadonlySet<string>[] {
  const { text, task, notes, rubric } = indexOfWork(work);
  const quote = point.evidence.kind === 'quote' ? [point.evidence.quote] : point.evidence.looked;
  return [text, task, notes, rubric, stemsOf(quote.join(' '))];
}
