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
/** A sentence is told from the notes when so much of it is secret. */
const DENSE = 0.5;

function findLeaks(draft: Draft, work: Work): Hit[] {
  if (work.solutionsAllowed || work.notes.trim() === '') return [];
  const secret = secretsOf(work);
  return draftTexts(draft).flatMap((text) => {
    const told =
      figureIn(text, work) ??
      expressionIn(text, work) ??
      runIn(text, work, secret) ??
      statementIn(text, work, secret) ??
      denseIn(text, work, secret);
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
function figureIn({ text }: DraftText, work: Work): string | null {
  const open = new Set([work.task, work.text, ...rubricTexts(work)].flatMap(figuresOf));
  const secret = new Set(figuresOf(work.notes).filter((figure) => !open.has(figure)));
  const long = figuresOf(text.replace(PLACES, ' ')).find(
    (figure) =>
      figure.replace(/\D/gu, '').length > 1 && secret.has(figure) && (!YEAR.test(figure) || isMeasure(figure, work)),
  );
  if (long !== undefined) return long;
  const results = (one: string) => [...one.matchAll(RESULT)].map((match) => match[1] ?? '');
  const ofNotes = results(work.notes);
  return results(text).find((figure) => ofNotes.includes(figure) && secret.has(figure)) ?? null;
}

/** Figures without the signs that part thousands, so that "2 040", "2,040" and "2.040" are one; decimals with a dot. */
function figuresOf(text: string): string[] {
  const joined = text.replace(/(?<=(?<![\d.,])\d{1,3}(?:[\s.,’']\d{3})*)[\s.,’'](?=\d{3}(?![\d]|[.,]\d{3}))/gu, '');
  return [...joined.matchAll(FIGURE)].map((match) => match[0].replace(',', '.'));
}

function rubricTexts({ rubric }: Work): string[] {
  return rubric.criteria.flatMap((one) => [one.description, ...one.levels.map((level) => level.descriptor)]);
}

/** Whether the notes give a number between 1000 and 2099 a unit, or arrive at it: then it is no year. */
function isMeasure(figure: string, { notes }: Work): boolean {
  const joined = notes.replace(/(?<=\d)[\s.,’'](?=\d{3}(?!\d))/gu, '');
  return new RegExp(
    String.raw`[=≈]\s*${figure}|${figure}\s*(?:[a-zµ]{1,3}[²³]?(?=[\s.,;:)]|$)(?<!\b(?:in|is|on|as|to|by|at|the|and|und|war|im|a|en|el|la|y|se|de|fue))|%|€|°)`,
    'iu',
  ).test(joined);
}

/** Code or a formula of the notes that neither the task nor the work has. */
function expressionIn({ text }: DraftText, work: Work): string | null {
  const open = squeezed(`${work.task}\n${work.text}`);
  const [said, notes] = [squeezed(text), squeezed(work.notes)];
  const found = [...text.matchAll(EXPRESSION), ...work.notes.matchAll(EXPRESSION)].map((match) => squeezed(match[0]));
  return (
    found.find((one) => one.length >= 4 && [said, notes].every((all) => all.includes(one)) && !open.includes(one)) ??
    null
  );
}

function squeezed(text: string): string {
  return text.replace(/[\s`$]/gu, '').toLowerCase();
}

const EXPRESSION = /`[^`\n]+`|\$[^$\n]+\$/gu;

/** A sentence most of whose telling words only the notes have, whatever their order. */
function denseIn({ text }: DraftText, work: Work, secret: Set<string>): string | null {
  const talk = wordsFor(work.language)?.talk;
  const dense = sentencesIn(text).find((sentence) => {
    const telling = tellingStems(sentence, work).filter((stem) => !talk?.has(stem));
    const secrets = telling.filter((stem) => secret.has(stem)).length;
    return secrets >= SECRET_TOLD && secrets >= telling.length * DENSE;
  });
  return dense?.trim() ?? null;
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
