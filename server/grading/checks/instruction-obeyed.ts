import type { Draft } from '../assessment.ts';
import { wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { draftTexts, placeOf, type DraftText } from './draft-texts.ts';
import { ownProse } from './own-prose.ts';
import { indexOfWork } from './work-index.ts';
import { everyLanguage } from './words/feedback-words.ts';

/**
 * The draft answers to somebody in the text: it says that it does as it was told, speaks as a model, or repeats as its
 * own words a run of a passage that reads like an instruction. Blocking: whoever wrote the passage may have chosen
 * the level as well. All word lists apply whatever the language: an attack need not be in the feedback's.
 * Source: OWASP Top 10 for LLM Applications, LLM01 Prompt Injection (indirect injection); the run is a house rule.
 */
export const instructionObeyed: Check = { id: 'instruction-obeyed', severity: 'blocking', find: findObedience };

const RUN = 5;

function findObedience(draft: Draft, work: Work): Hit[] {
  const { instructions } = indexOfWork(work);
  return draftTexts(draft).flatMap((text) => {
    const said = obedienceIn(text, work) ?? repeated(text, instructions);
    if (said === null) return [];
    return [{ ...placeOf(text), message: `“${said}” reads as if the draft obeyed a passage of the work.` }];
  });
}

/** Words of the task are no obedience: "as an AI" in an essay about machines. */
function obedienceIn({ text }: DraftText, work: Work): string | null {
  const prose = ownProse(text);
  const found = everyLanguage.flatMap(({ obeying }) => [...prose.matchAll(obeying)].map((match) => match[0]));
  const task = work.task.toLowerCase();
  return found.find((words) => !task.includes(words.toLowerCase())) ?? null;
}

function repeated({ text }: DraftText, instructions: readonly string[][]): string | null {
  const prose = ` ${wordsOf(ownProse(text)).join(' ')} `;
  const runs = instructions.flatMap((words) => words.map((_, at) => words.slice(at, at + RUN)));
  const found = runs.find((run) => run.length === RUN && prose.includes(` ${run.join(' ')} `));
  return found?.join(' ') ?? null;
}
