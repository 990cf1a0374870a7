import type { Draft, Point } from '../assessment.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { chosenLevel } from './chosen-level.ts';
import { ownProse, sentencesIn } from './own-prose.ts';
import { saidWords } from './said-words.ts';
import { wordsFor, type FeedbackWords } from './words/feedback-words.ts';

/**
 * A level and what is said about it cannot both be right: the lowest level with nothing but strengths, the highest
 * with nothing but next steps, or the highest with a comment that the work fails. A warning.
 * Source: issue 3, a comment must explain the mark; Sadler 1989, "Formative assessment and the design of instructional
 * systems": feedback names the gap between a level and the next. The first two need no word list.
 */
export const levelAndComment: Check = { id: 'level-and-comment', severity: 'warning', find: findDisagreements };

function findDisagreements(draft: Draft, work: Work): Hit[] {
  return work.rubric.criteria.flatMap(({ id }) => {
    const level = chosenLevel(draft, work, id);
    const points = draft.points.filter((point) => point.criterionId === id);
    if (!level || points.length === 0) return [];
    const strengths = points.filter((point) => point.kind === 'strength').length;
    const place = { criterionId: id, pointId: null };
    if (level.lowest && strengths === points.length)
      return [{ ...place, message: `“${level.title}” has the lowest level, but only strengths are named.` }];
    if (level.highest && strengths === 0)
      return [{ ...place, message: `“${level.title}” has the highest level, but no strength is named.` }];
    return failing(draft, work, id).filter(() => level.highest || level.share > HIGH);
  });
}

const HIGH = 0.9;

function failing(draft: Draft, work: Work, criterionId: string): Hit[] {
  const words = wordsFor(work.language);
  const points = draft.points.filter((point) => point.criterionId === criterionId);
  return points.flatMap((point) => {
    const sentences = words ? sentencesIn(ownProse(point.text)).filter((one) => isOfWork(one, point, work, words)) : [];
    const said = sentences.flatMap((sentence) =>
      words ? saidWords(sentence, words.failure, work, words.negation) : [],
    )[0];
    if (said === undefined) return [];
    return [{ criterionId, pointId: point.id, message: `“${said}” beside the highest level.` }];
  });
}

/** A strength may tell of what else fails ("two occasions on which the planet could have failed to appear"). */
function isOfWork(sentence: string, point: Point, { rubric }: Work, words: FeedbackWords): boolean {
  const title = rubric.criteria.find(({ id }) => id === point.criterionId)?.title ?? '';
  return point.kind !== 'strength' || sentence.search(words.toStudent) >= 0 || sentence.includes(title);
}
