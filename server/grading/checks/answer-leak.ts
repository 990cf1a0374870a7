import type { Draft } from '../assessment.ts';
import { stemOf, wordsOf } from '../language/words-of.ts';
import type { Work } from '../work.ts';
import { announcedAnswer, announcedBehindColon, announcedRun, announcedWords } from './announced-answer.ts';
import type { Check, Hit } from './check.ts';
import { chosenLevel } from './chosen-level.ts';
import { draftTexts, placeOf, type DraftText } from './draft-texts.ts';
import { quotedIn, sentencesIn } from './own-prose.ts';
import { secretFigureIn } from './secret-figures.ts';
import { indexOfWork, stemsOf } from './work-index.ts';
import { wordsFor } from './words/feedback-words.ts';

/**
 * Feedback that gives the reference answer away: a run of its words, most of one of its statements, or one of its
 * figures. What the student wrote, the task says or the rubric shows is no secret and never counts. Silent when the
 * assignment allows solutions. A warning.
 * Source: issue 3, "answer leak (reference n-grams, final numbers)"; run lengths after the n-gram overlap used to
 * find copied text (Brown et al. 2020, "Language Models are Few-Shot Learners", arXiv 2005.14165), shortened because a
 * single clause is already the answer here.
 */
export const answerLeak: Check = { id: 'answer-leak', severity: 'warning', find: findLeaks };

/** Words of the notes in a row; and how many stems among them must be secret. */
const RUN = 6;
const SECRET_IN_RUN = 2;
/** A statement of the notes counts as told from this share of its telling stems on, so many of them secret. */
const SHARE_TOLD = 0.7;
const SECRET_TOLD = 3;
/** Least number of words for a whole sentence of the notes. */
const SHORTEST = 4;
/** After "the answer is" this share of the telling words must be secret. */
const ANNOUNCED = 0.4;
/** A sentence is told from the notes when so much of it is secret. */
const DENSE = 0.5;
const SECRET_DENSE = 4;

function findLeaks(draft: Draft, work: Work): Hit[] {
  if (work.solutionsAllowed || work.notes.trim() === '') return [];
  const secret = secretsOf(work);
  return draftTexts(draft).flatMap((whole) => {
    const text = { ...whole, text: whole.text.replace(NORMS, ' ') };
    const told = toldIn(text, work, secret) ?? repeatedIn(whole, work);
    return told === null || isAchieved(whole, draft, work)
      ? []
      : [{ ...placeOf(text), message: `This gives away what the notes say: “${told}”.` }];
  });
}

function toldIn(text: DraftText, work: Work, secret: Set<string>): string | null {
  for (const find of WAYS_TO_TELL) {
    const told = find(text, work, secret);
    if (told !== null) return told;
  }
  return null;
}

const WAYS_TO_TELL: readonly ((text: DraftText, work: Work, secret: Set<string>) => string | null)[] = [
  ({ text }, work) => secretFigureIn(text, work),
  expressionIn,
  runIn,
  sentenceIn,
  quotedSecretIn,
  announcedIn,
  soundingAnnounced,
  statementIn,
  denseIn,
];

/** A strength on the highest level that shows the student’s own figures: what it repeats of the notes, they have reached. */
function isAchieved({ point, criterionId, text }: DraftText, draft: Draft, work: Work): boolean {
  const announcing = wordsFor(work.language)?.announcing;
  const announces = announcing !== undefined && text.search(announcing) >= 0;
  const shows = point?.evidence.kind === 'quote' && /\p{N}/u.test(point.evidence.quote);
  return shows && point.kind === 'strength' && !announces && chosenLevel(draft, work, criterionId)?.highest === true;
}

/** Where a law or a standard stands says where to look, not what it says: "§ 356 II BGB", "art. 12 CE", "53.1.b)", "DIN 38410". */
const NORMS =
  /(?:§{1,2}\s*|(?<!\p{L})(?:art(?:icle|ikel|ículo)?s?\.?|section)\s+)\d+\p{Ll}?(?:\s*(?:,|und|and|y)\s*\d+)*(?:\s+(?:(?:Abs|S|Nr|lit)\.\s*\w+|[IVX]+|\d+(?=\s+\p{Lu}{2})))*(?:\s+\p{Lu}{2,}(?!\p{Ll}))?|(?<!\p{L})(?:DIN|EN|ISO|IEC|VDE|BS|ASTM|RFC|UNE|NF|IEEE)(?:[\s/-]{1,3}(?:EN|ISO|IEC|VDE)){0,3}\s?\d+(?:-\d+)*|(?<![\p{L}\p{N}.])\d+\.\d+\.\p{Ll}\)/gu;

/** Stems that only the notes have. */
function secretsOf(work: Work): Set<string> {
  const { notes, text, task, rubric } = indexOfWork(work);
  const stops = wordsFor(work.language)?.stopWords;
  const stopStems = new Set([...(stops ?? [])].map(stemOf));
  const open = (stem: string) => text.has(stem) || task.has(stem) || rubric.has(stem) || stopStems.has(stem);
  return new Set([...notes].filter((stem) => !open(stem)));
}

/** Code or a formula of the notes that neither the task nor the work has. */
function expressionIn({ text }: DraftText, work: Work): string | null {
  const found = [EXPRESSION, CALL].flatMap((pattern) =>
    [...text.matchAll(pattern), ...work.notes.matchAll(pattern)].map((match) => squeezed(match[0])),
  );
  if (found.length === 0) return null;
  const said = squeezed(text);
  const [open, notes] = [squeezed(`${work.task}\n${work.text}`), squeezed(work.notes)];
  return (
    found.find(
      (one) =>
        one.length >= 4 &&
        [said, notes].every((all) => all.includes(one)) &&
        !open.includes(one) &&
        isWorkedOut(one, open),
    ) ?? null
  );
}

/** Reckons something, or names what is not there: "t[0]" only points into a `t` that the student has. */
function isWorkedOut(expression: string, open: string): boolean {
  return (
    /[=+*/%<>:×·−–-]/u.test(expression) || (expression.match(/\p{L}{2,}/gu) ?? []).some((name) => !open.includes(name))
  );
}

function squeezed(text: string): string {
  return text.replace(/[\s`$«»“”„"]/gu, '').toLowerCase();
}

/** Code and formulas by their marks; what the notes put in quotation marks only if it has a sign of code in it. */
const EXPRESSION = /`[^`\n]+`|\$(?!\s)[^$\n]+(?<!\s)\$(?!\d)|[«“„"][^»”“"\n]*[=()[\]{}<>:][^»”“"\n]*[»”“"]/gu;

/** Code that nobody marked as such: a call, an index or a bracket with an operator in it. */
const CALL =
  /(?<![\p{L}\p{N}_.])[\p{L}\p{N}_.]{1,60}[([][^\n()[\]]{0,60}[)\]](?:[.[(][\p{L}\p{N}_.()[\]]{0,60})?|[([{][^\n()[\]{}]{0,60}[-+*/=:<>][^\n()[\]{}]{0,60}[)\]}]/gu;

/** A sentence most of whose telling words only the notes have, whatever their order. */
function denseIn({ text }: DraftText, work: Work, secret: Set<string>): string | null {
  const talk = wordsFor(work.language)?.talk;
  const dense = sentencesIn(text).find((sentence) => {
    const said = wordsOf(sentence).filter((word) => !talk?.has(word) && !/^\p{N}/u.test(word));
    const telling = tellingStems(said.join(' '), work);
    const secrets = telling.filter((stem) => secret.has(stem)).length;
    return secrets >= SECRET_DENSE && secrets >= telling.length * DENSE;
  });
  return dense?.trim() ?? null;
}

function runIn({ text }: DraftText, work: Work, secret: Set<string>): string | null {
  const notes = ` ${wordsOf(work.notes).join(' ')} `;
  const words = wordsOf(text);
  for (let at = 0; at + RUN <= words.length; at++) {
    const run = words.slice(at, at + RUN);
    const secrets = new Set(run.map(stemOf).filter((stem) => secret.has(stem))).size;
    if (secrets >= SECRET_IN_RUN && notes.includes(` ${run.join(' ')} `)) return run.join(' ');
  }
  return null;
}

/** A whole sentence of the notes, word for word. */
function sentenceIn({ text }: DraftText, work: Work, secret: Set<string>): string | null {
  const said = ` ${wordsOf(text).join(' ')} `;
  const told = sentencesIn(work.notes).find((sentence) => {
    const words = wordsOf(sentence);
    const isSecret = words.some((word) => secret.has(stemOf(word)));
    return words.length >= SHORTEST && isSecret && said.includes(` ${words.join(' ')} `);
  });
  return told?.trim() ?? null;
}

/** Words in quotation marks of which only the notes have every telling one: a student could copy them. A question asks for them. */
function quotedSecretIn({ text }: DraftText, work: Work, secret: Set<string>): string | null {
  const quoted = sentencesIn(text)
    .filter((sentence) => !/[?？]\s*$/u.test(sentence))
    .flatMap(quotedIn);
  const isSecret = (words: string) => {
    const telling = tellingStems(words, work).filter((stem) => !/^\p{N}/u.test(stem));
    return telling.length >= SECRET_IN_RUN && telling.every((stem) => secret.has(stem));
  };
  return quoted.find((words) => !OPENING.test(words) && isSecret(words)) ?? null;
}

/** "This makes the audience …" is for the student to go on with. */
const OPENING = /(?:…|\.{3})\s*$/u;

/** "The correct answer is: …" followed by words of the notes: here a single secret word is enough. */
function announcedIn({ text }: DraftText, work: Work, secret: Set<string>): string | null {
  const announcing = wordsFor(work.language)?.announcing;
  const found = announcing && [...text.matchAll(announcing)].at(-1);
  if (!found) return null;
  const told = text.slice(found.index + found[0].length);
  const telling = tellingStems(told, work);
  const secrets = telling.filter((stem) => secret.has(stem)).length;
  return secrets > 0 && secrets >= telling.length * ANNOUNCED ? told.trim() : null;
}

/** The same in a turn of phrase that no list has. */
function soundingAnnounced(text: DraftText, work: Work): string | null {
  return foundBy([announcedAnswer, announcedWords, announcedBehindColon], text, work);
}

/** Announced word for word, though the student has each of the words. */
function repeatedIn(text: DraftText, work: Work): string | null {
  return foundBy([announcedRun], text, work);
}

type Announced = (sentence: string, work: Work, isPraise: boolean) => string | null;

function foundBy(ways: readonly Announced[], { text, point }: DraftText, work: Work): string | null {
  const sentences = sentencesIn(text).filter((sentence) => !RECKONED.test(sentence));
  const answers = ways.flatMap((way) => sentences.map((one) => way(one, work, point?.kind === 'strength')));
  return answers.find((answer) => answer !== null) ?? null;
}

const RECKONED = /\d\s*[+−–×·*:/-]\s*\d+(?:[.,]\d+)?\s*=/u;

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
