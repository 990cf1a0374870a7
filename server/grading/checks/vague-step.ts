import type { Draft } from '../assessment.ts';
import { wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { ownProse, quotedIn } from './own-prose.ts';
import { wordsFor, type FeedbackWords } from './words/feedback-words.ts';

/**
 * A next step without an act: it says "improve", "more detail", "be careful", and nothing a student could begin with
 * today. Once those turns are taken out no verb of doing is left, no question, example, number or quotation. A
 * warning. Needs a word list. Long advice passes: it may say how without a verb of the list.
 * Source: Hattie and Timperley 2007, "The Power of Feedback" (where to next?); the length is a house rule.
 */
export const vagueStep: Check = { id: 'vague-step', severity: 'warning', find: findVague };

const LONGEST = 26;

function findVague(draft: Draft, work: Work): Hit[] {
  const words = wordsFor(work.language);
  if (!words) return [];
  return draft.points
    .filter((point) => point.kind === 'next-step' && isVague(point.text, words))
    .map((point) => ({
      criterionId: point.criterionId,
      pointId: point.id,
      message: 'This next step names nothing that the student could do.',
    }));
}

function isVague(text: string, words: FeedbackWords): boolean {
  if (quotedIn(text).length > 0 || /[\p{N}`$?？؟:]/u.test(text)) return false;
  const prose = ownProse(text);
  if (prose.search(words.vague) < 0 || wordsOf(prose).length > LONGEST) return false;
  return prose.replace(words.vague, ' ').search(words.act) < 0;
}
