import type { Draft } from '../assessment.ts';
import { assessmentTalk } from '../injection/assessment-talk.ts';
import { foldText } from '../injection/fold-text.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { draftTexts, placeOf, type DraftText } from './draft-texts.ts';
import { ownProse, sentencesIn } from './own-prose.ts';
import { indexOfWork } from './work-index.ts';
import { everyLanguage } from './words/feedback-words.ts';

/**
 * The draft answers to somebody in the text: it says that it does as it was told, speaks as a model, or says with
 * the words of a passage that reads like an instruction what that passage demands. Whether levels obey is the canary's to find. Blocking: whoever wrote the passage may have chosen the level as well. All word lists apply whatever the language: an attack need not be in the feedback's.
 * Source: OWASP Top 10 for LLM Applications, LLM01 Prompt Injection (indirect injection); run and share are house rules.
 */
export const instructionObeyed: Check = { id: 'instruction-obeyed', severity: 'blocking', find: findObedience };

const RUN = 5;
/** A sentence says what the passage demands when so much of it, and so many stems, are the passage's. */
const RESTATED = { share: 0.6, stems: 3 };

function findObedience(draft: Draft, work: Work): Hit[] {
  const { instructions, suspects } = indexOfWork(work);
  return draftTexts(draft).flatMap((text) => {
    const sentences = sentencesIn(ownProse(text.text));
    const said = obedienceIn(text, work) ?? demandedIn(sentences, instructions) ?? suspectIn(sentences, suspects);
    if (said === null) return [];
    const message = `“${said}” reads as if the draft obeyed a passage of the work.`;
    return [{ ...placeOf(text), message, ...(suspects.length === 0 && OF_ANY.test(said) ? NOTE : {}) }];
  });
}

function demandedIn(sentences: readonly string[], passages: readonly string[][]): string | null {
  return repeated(sentences, passages) ?? restated(sentences, passages);
}

/** Many an honest passage speaks of points or levels: its words must come back in a sentence that speaks of assessing, too. */
function suspectIn(sentences: readonly string[], passages: readonly string[][]): string | null {
  if (passages.length === 0) return null;
  return demandedIn(
    sentences.filter((sentence) => assessmentTalk(foldText(sentence).text)),
    passages,
  );
}

const NOTE = { severity: 'note' } as const;
/** "The story, as told, …", "wie verlangt", "como se pide": said of a text or a task as well, where nothing gives orders. */
const OF_ANY =
  /^(?:as\s+(?:instructed|directed|ordered|commanded|told)|(?:according\s+to|as\s+per|per|following|respecting|hono?u?ring|in\s+(?:line|keeping)\s+with)\s.*|as\s+the\s+text\s+\p{L}+|wie\s+(?:es\s+)?(?:der|dieser)\s+text\s.*|wie\s+(?:gewünscht|verlangt|gefordert|vorgeschrieben|angeordnet|aufgetragen|angewiesen)|(?:entsprechend|gemäß|laut|nach|zufolge|aufgrund)\s.*|(?:tal\s+y\s+|tal\s+)?como\s+(?:lo\s+|me\s+)?(?:exige|pide|solicita|ordena|indica|manda|dice|requiere|se\s+\p{L}+)(?:\s.*)?|(?:de\s+acuerdo\s+con|conforme\s+a|según|siguiendo|atendiendo\s+a|cumpliendo|por)\s.*)$/iu;

function restated(sentences: readonly string[], passages: readonly string[][]): string | null {
  const demanded = new Set(passages.flat().filter(isTelling).map(stemOf));
  const found = sentences.find((sentence) => {
    const stems = [...new Set(wordsOf(sentence).filter(isTelling).map(stemOf))];
    const shared = stems.filter((stem) => demanded.has(stem)).length;
    return shared >= RESTATED.stems && shared >= stems.length * RESTATED.share;
  });
  return found?.trim() ?? null;
}

function isTelling(word: string): boolean {
  return everyLanguage.every(({ stopWords }) => !stopWords.has(word));
}

/** Words of the task are no obedience: "as an AI" in an essay about machines. */
function obedienceIn({ text }: DraftText, work: Work): string | null {
  const prose = ownProse(text);
  const found = everyLanguage.flatMap(({ obeying }) =>
    [...prose.matchAll(obeying)]
      .filter((match) => !OF_TASK.test(prose.slice(match.index + match[0].length)))
      .map((match) => match[0]),
  );
  const task = work.task.toLowerCase();
  return found.find((words) => !task.includes(words.toLowerCase())) ?? null;
}

/** "As the task asks", "como pide el enunciado": the teacher's own words may be obeyed. */
const OF_TASK =
  /^\s*(?:by\s+|in\s+|von\s+|en\s+)?(?:the|de[rsmn]|die|das|el|la|las|los)\s+(?:\p{L}+\s+)?(?:task|question|prompt|assignment|exercise|rubric|criteri\p{L}+|teacher|brief|aufgabe\p{L}*|frage\p{L}*|rubrik|arbeitsauftrag\p{L}*|enunciado|tarea|consigna|ejercicio|pregunta|rúbrica|actividad|guion|problema|práctica|profesora?)(?!\p{L})/iu;

function repeated(sentences: readonly string[], passages: readonly string[][]): string | null {
  const prose = ` ${wordsOf(sentences.join(' ')).join(' ')} `;
  const runs = passages.flatMap((words) => words.map((_, at) => words.slice(at, at + RUN)));
  const found = runs.find((run) => run.length === RUN && prose.includes(` ${run.join(' ')} `));
  return found?.join(' ') ?? null;
}
