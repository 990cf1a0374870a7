import type { Draft, Point } from '../assessment.ts';
import { wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { isAnchored, tellingOf } from './generic-comment.ts';
import { ownProse, quotedIn } from './own-prose.ts';
import { wordsFor, type FeedbackWords } from './words/feedback-words.ts';

/**
 * A next step without an act: it says "improve", "more detail", "be careful", and nothing a student could begin with
 * today. Either once those turns are taken out no verb of doing is left, or a short step has no telling word at all,
 * none of the work and none of its own. Questions, examples, numbers and quotations make it concrete, and long advice
 * passes: it may say how without a verb of the list. A warning. Needs a word list.
 * Source: Hattie and Timperley 2007, "The Power of Feedback", Review of Educational Research 77 (where to next?); the lengths are house rules.
 */
export const vagueStep: Check = { id: 'vague-step', severity: 'warning', find: findVague };

const LONGEST = 26;
const SHORT = 14;

function findVague(draft: Draft, work: Work): Hit[] {
  const words = wordsFor(work.language);
  if (!words) return [];
  return draft.points
    .filter((point) => point.kind === 'next-step' && isVague(point, work, words))
    .map((point) => ({
      criterionId: point.criterionId,
      pointId: point.id,
      message: 'This next step names nothing that the student could do.',
    }));
}

function isVague(point: Point, work: Work, words: FeedbackWords): boolean {
  if (quotedIn(point.text).length > 0 || /[\p{N}`$?？؟:]/u.test(point.text)) return false;
  const prose = ownProse(point.text);
  const length = wordsOf(prose).length;
  if (length > LONGEST) return false;
  if (prose.search(words.vague) >= 0 && prose.replace(words.vague, ' ').search(words.act) < 0) return true;
  if (prose.search(words.units) >= 0) return false;
  const telling = tellingOf(point.text, words);
  return length <= SHORT && telling.length < 2 && !isAnchored(telling, point, work) && !isAct(telling, prose, words);
}

/** One word of its own may be the act itself. */
function isAct(telling: readonly string[], prose: string, words: FeedbackWords): boolean {
  return telling.length > 0 && prose.search(words.act) >= 0;
}
