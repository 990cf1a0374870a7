import type { Work } from '../work.ts';
import { withAllDigits } from './number-words.ts';
import { plainDigits } from './plain-digits.ts';

/**
 * A figure of the notes that a text tells, though neither task nor work nor rubric have it: null if there is none. One
 * digit alone counts only after "=" in both, or any count of sentences would be a leak. A year tells when, and feedback
 * may name it to point at a passage or an event; a page or line number only says where. The same figure rounded, a power
 * of ten that measures nothing, or what the comment itself reckons and the notes do not arrive at is no secret either.
 */
export function secretFigureIn(text: string, work: Work): string | null {
  const { notes, secret, results: ofNotes } = secretsOf(work);
  if (secret.size === 0) return null;
  const said = plainDigits(text).replace(PLACES, ' ');
  const reckoned = new Set(Array.from(said.matchAll(RECKONED), (match) => match[1] ?? ''));
  const long = figuresOf(said).find(
    (figure) =>
      figure.replace(/\D/gu, '').length > 1 &&
      secret.has(figure) &&
      (!(YEAR.test(figure) || BASE.test(figure)) || isMeasure(figure, notes)) &&
      (!reckoned.has(figure) || ofNotes.includes(figure)),
  );
  if (long !== undefined) return long;
  return resultsIn(plainDigits(text)).find((one) => one !== '0' && ofNotes.includes(one) && secret.has(one)) ?? null;
}

/** The figures that only the notes have and the results they arrive at, once for a work. */
function secretsOf(work: Work): Secrets {
  const known = secretsByWork.get(work);
  if (known) return known;
  const notes = plainDigits(work.notes);
  const open = new Set(
    [work.task, work.text, ...rubricTexts(work)].flatMap((one) => [
      ...figuresOf(withAllDigits(one)),
      ...(one.match(ADDRESS)?.flatMap((address) => address.split('.')) ?? []),
    ]),
  );
  const secret = new Set(figuresOf(notes).filter((figure) => !open.has(figure) && !isRoundedOf(figure, open)));
  const made = { notes, secret, results: resultsIn(notes) };
  secretsByWork.set(work, made);
  return made;
}

/** "94 J" where the student has "94.1 J": the same result, less exactly. */
function isRoundedOf(figure: string, open: ReadonlySet<string>): boolean {
  const decimals = figure.split('.')[1]?.length ?? 0;
  const isSame = (one: string) => one.includes('.') && Number(one).toFixed(decimals) === figure;
  return figure.length > 1 && [...open].some(isSame);
}

type Secrets = { notes: string; secret: ReadonlySet<string>; results: readonly string[] };
const secretsByWork = new WeakMap<Work, Secrets>();

function resultsIn(text: string): string[] {
  return Array.from(text.matchAll(RESULT), (match) => match[1] ?? '');
}

/** Figures without the signs that part thousands, so that "2 040", "2,040" and "2.040" are one; decimals with a dot. */
export function figuresOf(text: string): string[] {
  return Array.from(joined(plainDigits(text)).matchAll(FIGURE), (match) => match[0].replace(',', '.'));
}

function joined(text: string): string {
  return text.replace(/(?<=(?<![\d.,])\d{1,3}(?:[\s.,’']\d{3}){0,9})[\s.,’'](?=\d{3}(?![\d]|[.,]\d{3}))/gu, '');
}

function rubricTexts({ rubric }: Work): string[] {
  return rubric.criteria.flatMap((one) => [one.description, ...one.levels.map((level) => level.descriptor)]);
}

/** Whether the notes give a number between 1000 and 2099 a unit, or arrive at it: then it is no year. */
function isMeasure(figure: string, notes: string): boolean {
  return new RegExp(
    String.raw`(?:[=≈]|(?<!\p{L})(?:is|are|be|ist|sind|es|son|about|etwa|rund|unos|unas|only|nur|solo|gives|ergibt|makes|macht|beträgt)|[€£$¥])\s*${figure}(?!\d)|${figure}\s*(?:[a-zµ]{1,3}[²³]?(?=[\s.,;:)]|$)(?<!\b(?:in|is|on|as|to|by|at|the|and|und|war|im|a|en|el|la|y|se|de|fue))|%|€|°)`,
    'iu',
  ).test(joined(notes));
}

/** Ten, a hundred, a thousand: what shares are reckoned on. */
const BASE = /^10+$/u;
/** "12 + 18 = 30": what a comment reckons itself. */
const RECKONED = /\d\s*[+−–×·*:/-]\s*\d+(?:[.,]\d+)?\s*=\s*(\d+(?:[.,]\d+)?)/gu;
const YEAR = /^(?:1\d|20)\d\d$/u;
const FIGURE = /(?<!\p{L})\p{N}+(?:[.,]\p{N}+)*/gu;
const RESULT = /(?:=|≈)\s*(-?\d+(?:[.,]\d+)?)/gu;
/** Numbers that say where something stands or when it was published, in the draft's own words. */
const PLACES =
  /(?<!\d)\d{1,2}\.?\s+(?:(?:of|de)\s+)?(?:january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?!\p{L})|(?:§{1,2}|\b(?:rooms?|raum|zimmer|aula|sala|art(?:icles?|ikel|ículos?)?|abs(?:atz)?|nr|paragra(?:ph|f)(?:en?|o)?|pages?|pp?|lines?|ll?|vv?|vers(?:es?|en)?|stanzas?|strophen?|versos?|vv|bars?|takte?n?|compás|compases|slots?|rows?|columns?|spalten?|filas?|columnas?|steps?|schritte?n?|pasos?|questions?|fragen?|aufgaben?|preguntas?|ejercicios?|chapters?|figures?|fig|tables?|sections?|seiten?|s|zeilen?|kapitel|abb|abbildung|tabelle|abschnitt|páginas?|pág|p|líneas?|capítulos?|figura|tabla)\.?)\s*(?:from\s+|von\s+|del?\s+)?\d+(?:\s*(?:[-–,]|to|bis|al?|and|und|y|or|oder|o)\s*(?:V\.\s*)?\d+){0,9}|\([^()\d]{0,60}\b(?:1[5-9]|20)\d\d[a-z]?\)/giu;
/** "192.168.40.129": whoever has it has its parts. */
const ADDRESS = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/gu;
