import type { Draft } from '../assessment.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { draftTexts, placeOf, type DraftText } from './draft-texts.ts';
import { sentencesIn } from './own-prose.ts';
import { indexOfWork, stemsOf } from './work-index.ts';
import { wordsFor } from './words/feedback-words.ts';

/**
 * Feedback that gives the reference answer away: a run of its words, most of one of its statements, or one of its
 * figures. What the student wrote, the task says or the rubric shows is no secret and never counts. Silent when the
 * assignment allows solutions. A warning.
 * Source: issue 3, "answer leak (reference n-grams, final numbers)"; run lengths after the n-gram overlap used to
 * find copied text (Brown et al. 2020, "Language Models are Few-Shot Learners", appendix C), shortened because a
 * single clause is already the answer here.
 */
export const answerLeak: Check = { id: 'answer-leak', severity: 'warning', find: findLeaks };

/** Words of the notes in a row; and how many stems among them must be secret. */
const RUN = 6;
const SECRET_IN_RUN = 2;
/** A statement of the notes counts as told from this share of its telling stems on, so many of them secret. */
const SHARE_TOLD = 0.7;
const SECRET_TOLD = 3;

function findLeaks(draft: Draft, work: Work): Hit[] {
  if (work.solutionsAllowed || work.notes.trim() === '') return [];
  const secret = secretsOf(work);
  return draftTexts(draft).flatMap((text) => {
    const told = figureIn(text, work, secret) ?? runIn(text, work, secret) ?? statementIn(text, work, secret);
    return told === null ? [] : [{ ...placeOf(text), message: `This gives away what the notes say: “${told}”.` }];
  });
}

/** Stems that only the notes have. */
function secretsOf(work: Work): Set<string> {
  const { notes, text, task, rubric } = indexOfWork(work);
  const stops = wordsFor(work.language)?.stopWords;
  const stopStems = new Set([...(stops ?? [])].map(stemOf));
  const open = (stem: string) => text.has(stem) || task.has(stem) || rubric.has(stem) || stopStems.has(stem);
  return new Set([...notes].filter((stem) => !open(stem)));
}

/** A figure of the notes; one digit alone only after "=" in both, or any count of sentences would be a leak. */
function figureIn({ text }: DraftText, work: Work, secret: Set<string>): string | null {
  const plain = text.replace(PLACES, ' ');
  const figures = [...plain.matchAll(FIGURE)].map((match) => match[0]);
  const long = figures.find(
    (figure) => figure.replace(/\D/gu, '').length > 1 && !YEAR.test(figure) && secret.has(stemOf(figure)),
  );
  if (long !== undefined) return long;
  const results = (one: string) => [...one.matchAll(RESULT)].map((match) => match[1] ?? '');
  const ofNotes = results(work.notes);
  return results(text).find((figure) => ofNotes.includes(figure) && secret.has(figure)) ?? null;
}

/** A year tells when, and feedback may name it to point at a passage or an event. */
const YEAR = /^(?:1\d|20)\d\d$/u;
const FIGURE = /(?<!\p{L})\p{N}+(?:[.,]\p{N}+)*/gu;
const RESULT = /(?:=|≈)\s*(-?\d+(?:[.,]\d+)?)/gu;
/** Numbers that say where something stands or when it was published, in the draft's own words. */
const PLACES =
  /\b(?:pages?|pp?|lines?|chapters?|figures?|fig|tables?|sections?|seiten?|s|zeilen?|kapitel|abb|abbildung|tabelle|abschnitt|páginas?|pág|p|líneas?|capítulos?|figura|tabla)\.?\s*\d+(?:\s*(?:[-–]|to|bis|a|and|und|y)\s*\d+)?|\([^()\d]{0,60}\b(?:1[5-9]|20)\d\d[a-z]?\)/giu;

function runIn({ text }: DraftText, work: Work, secret: Set<string>): string | null {
  const notes = ` ${wordsOf(work.notes).join(' ')} `;
  const words = wordsOf(text);
  for (let at = 0; at + RUN <= words.length; at++) {
    const run = words.slice(at, at + RUN);
    const secrets = run.filter((word) => secret.has(stemOf(word))).length;
    if (secrets >= SECRET_IN_RUN && notes.includes(` ${run.join(' ')} `)) return run.join(' ');
  }
  return null;
}

function statementIn({ text }: DraftText, work: Work, secret: Set<string>): string | null {
  const said = stemsOf(text);
  const told = statementsOf(work.notes).find((statement) => {
    const telling = tellingStems(statement, work);
    const shared = telling.filter((stem) => said.has(stem));
    const secrets = shared.filter((stem) => secret.has(stem)).length;
    return secrets >= SECRET_TOLD && shared.length / telling.length >= SHARE_TOLD;
  });
  return told?.trim() ?? null;
}

function statementsOf(notes: string): string[] {
  return sentencesIn(notes).flatMap((sentence) => sentence.split(/;\s|:\s|,\s(?:because|weil|da|porque|so)\s/u));
}

function tellingStems(text: string, work: Work): string[] {
  const stops = wordsFor(work.language)?.stopWords;
  return [
    ...new Set(
      wordsOf(text)
        .filter((word) => !stops?.has(word))
        .map(stemOf),
    ),
  ];
}
