import type { WorkFacts } from '../request-facts.ts';
import { guessLanguage } from './guess-language.ts';
import { judgeCriterion, type Judgement, type OfflinePoint, type OfflineVerdict } from './judge-criterion.ts';
import { phrasesFor, type Phrases } from './phrases.ts';
import { countWords, keysOf } from './terms.ts';
import { listOf } from './word-list.ts';

/**
 * The offline reader's draft of one work, in the shape of the generator's answer. Declines to judge a work that is
 * nearly empty or in another language than its task; a longer one that shares no word with its question gets the
 * lowest levels, each with the search that found nothing.
 */
export function draftWork(work: WorkFacts): OfflineDraft {
  const phrases = phrasesFor(work.language);
  const obstacle = whyUnreadable(work, phrases);
  if (obstacle !== null) return declined(work, obstacle, phrases);
  const judged = work.rubric.criteria.map((criterion, index) => judgeCriterion(work, criterion, index));
  if (countWords(work.text) < FEW_WORDS && judged.every((one) => !one.found))
    return declined(work, phrases.tooLittle, phrases);
  const summary = isOnTopic(work) ? summarise(judged, phrases) : phrases.offTopic;
  const [points, criteria] = [judged.flatMap((one) => one.points), judged.map((one) => one.verdict)];
  return { points, criteria, summary, confidence: null };
}

type OfflineDraft = { points: OfflinePoint[]; criteria: OfflineVerdict[]; summary: string; confidence: null };

/** Below this many words there is nothing to weigh, unless they are words of the subject ("300 m to 30 m"). */
const FEWEST_WORDS = 4;

/** That a search found nothing in fewer words than this shows nothing: they are too little for the lowest levels, too. */
const FEW_WORDS = 6;

function whyUnreadable(work: WorkFacts, phrases: Phrases): string | null {
  if (countWords(work.text) < FEWEST_WORDS && !isOnTopic(work)) return phrases.tooLittle;
  const [language, expected] = [guessLanguage(work.text), guessLanguage(work.task)];
  return language !== null && expected !== null && language !== expected ? phrases.otherLanguage : null;
}

/** Whether the work shares any word with what was asked, the notes or the rubric. */
function isOnTopic(work: WorkFacts): boolean {
  const criteria = work.rubric.criteria.map((criterion) => `${criterion.title} ${criterion.description}`);
  const subject = keysOf([work.task, work.notes, ...criteria].join('\n'));
  return [...keysOf(work.text)].some((key) => subject.has(key));
}

function declined(work: WorkFacts, reason: string, phrases: Phrases): OfflineDraft {
  const unread = { levelId: null, cannotJudge: reason, closeTo: null };
  const criteria = work.rubric.criteria.map(({ id }) => ({ criterionId: id, ...unread }));
  return { points: [], criteria, summary: phrases.summaryUnread(reason), confidence: null };
}

function summarise(judged: Judgement[], phrases: Phrases): string {
  const titles = (which: Judgement[]) =>
    listOf(
      which.map((one) => one.quotedTitle),
      phrases.and,
    );
  return phrases.summary(titles(judged.filter((one) => one.found)), titles(judged.filter((one) => !one.complete)));
}
