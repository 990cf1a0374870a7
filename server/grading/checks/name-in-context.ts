import { baseLanguage } from '../language/detect-language.ts';
import type { Work } from '../work.ts';
import { nameKey, type NamedPerson } from './roster-names.ts';
import { everyLanguage, wordsFor } from './words/feedback-words.ts';

/**
 * Whether one part of a roster name stands for the person here. It does when somebody is addressed by it. It does not
 * when it is cited (a year, "et al."), when it belongs to another name ("Adam Smith", and only Jordan Smith is on the
 * roster), follows an article, is an ordinary word as well ("Will", "Stone"), or when task, notes, rubric or work
 * speak of that name themselves.
 */
export function isNameOfPerson(place: Place, work: Work): boolean {
  const { before, after } = around(place);
  if (isCited(before, after) || belongsToOther(place, before, after, work)) return false;
  if (isAddressed(before, after, work)) return !isInSubject(place.word, [work.task]);
  if (isInSubject(place.word, subjectTexts(place, work))) return false;
  if (isOfClass(before, after, work)) return true;
  if (endsWith(before, wordsFor(work.language)?.determiner)) return false;
  return !isOrdinaryWord(place.word, work) || isNameDespiteMeaning(place, before, after, work);
}

export type Place = { prose: string; word: string; at: number; people: readonly NamedPerson[] };

function around({ prose, word, at }: Place): { before: string; after: string } {
  return { before: prose.slice(0, at), after: prose.slice(at + word.length) };
}

function isCited(before: string, after: string): boolean {
  return (
    /^(?:['’]s?)?(?:\s+et al|\s+(?:&|and|und|y)\s+\p{Lu}[\p{L}-]+)?,?\s*(?:\(\s*)?(?:1[5-9]|20)\d\d/u.test(after) ||
    /^\s+et al/u.test(after) ||
    /(?:&|\bvgl\.|\bsee|\bcf\.)\s$/u.test(before)
  );
}

/** A neighbour written like a name that is not this person's, and no greeting or common word at a sentence's start. */
function belongsToOther(place: Place, before: string, after: string, work: Work): boolean {
  const { people } = place;
  const previous = /(\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]{0,40})\s$/u.exec(before)?.[1];
  const next = /^\s(\p{Lu}[\p{L}\p{M}'’-]+)/u.exec(after)?.[1];
  if (previous !== undefined && isOtherName(previous, place, before)) return true;
  return baseLanguage(work.language) !== 'de' && next !== undefined && !isPartOf(next, people);
}

function isOtherName(word: string, place: Place, before: string): boolean {
  const { people } = place;
  const initial = word.replace('.', '').length === 1;
  if (initial)
    return !people.some((person) => person.parts.some((part) => part.startsWith(word.charAt(0).toLowerCase())));
  const common = everyLanguage.some((list) => list.stopWords.has(word.toLowerCase()) || endsWith(before, list.address));
  // "Ask Anna": a given name follows a verb at the start of a sentence, hardly ever another given name.
  const opensSentence = startsSentence(before.trimEnd().slice(0, -word.length));
  return !common && !isPartOf(word, people) && !(opensSentence && isGivenName(place));
}

function isPartOf(word: string, people: readonly NamedPerson[]): boolean {
  return people.some((person) => person.parts.includes(nameKey(word)));
}

/** "Dear Anna", "Anna, you …" at the start, "well done, Anna!" at the end. */
function isAddressed(before: string, after: string, work: Work): boolean {
  if (endsWith(before, wordsFor(work.language)?.address)) return true;
  if (startsSentence(before) && /^\s?[,!:]/u.test(after)) return true;
  return /,\s$/u.test(before) && /^\s?(?:[!.?:]|$)/u.test(after);
}

/** What only somebody of the class does with a work: hands it in, shows it in the lesson, is compared with or asked. */
function isOfClass(before: string, after: string, work: Work): boolean {
  const words = wordsFor(work.language);
  if (!words) return false;
  return after.trimStart().search(words.classAfter) === 0 || endsWith(before, words.classBefore);
}

function subjectTexts({ people }: Place, work: Work): string[] {
  const rubric = work.rubric.criteria.flatMap((one) => [
    one.title,
    one.description,
    ...one.levels.map((level) => level.descriptor),
  ]);
  return [work.task, work.notes, ...rubric, withoutWholeNames(work.text, people)];
}

/** A student who signs with their name does not write about themselves. */
function withoutWholeNames(text: string, people: readonly NamedPerson[]): string {
  const wholes = people.flatMap(({ written }) => [
    written.join(' '),
    [...written].reverse().join(' '),
    [...written].reverse().join(', '),
  ]);
  const parts = people.flatMap(({ written }) => written.map(signatureOf));
  const unsigned = parts.reduce((rest, one) => rest.replace(one, ' '), text);
  return wholes.reduce((rest, whole) => rest.replaceAll(whole, ' '), unsigned);
}

/** "My name is Anna", or a name at the end of the first or last line: who wrote it, not what it is about. */
function signatureOf(part: string): RegExp {
  const introduced = String.raw`(?<!\p{L})(?:ich heiße|mein name ist|ich bin|my name is|i am|i[’']m|me llamo|mi nombre es|soy|je m[’']appelle|mi chiamo)\s+${part}(?!\p{L})`;
  const lastLine = String.raw`\n[^\n.]{0,40}?(?<!\p{L})${part}[\s.!]*$`;
  const firstLine = String.raw`^[^\n.]{0,20}?(?<!\p{L})${part}[\s.]*\n`;
  return new RegExp(`${introduced}|${lastLine}|${firstLine}`, 'giu');
}

function isInSubject(word: string, texts: readonly string[]): boolean {
  const key = nameKey(word);
  return texts.some((text) =>
    (text.match(/[\p{L}\p{M}]+/gu) ?? []).some((one) => !/^\p{Ll}/u.test(one) && nameKey(one) === key),
  );
}

function isOrdinaryWord(word: string, work: Work): boolean {
  const lower = word.toLowerCase();
  const own = wordsFor(work.language);
  return (own ? [own] : everyLanguage).some((list) => list.nameWords.has(lower) || list.stopWords.has(lower));
}

/**
 * A name that is also a word ("Will", "Grace"): in the middle of a sentence the capital letter says that it is a name,
 * unless the language writes nouns so or a date follows; at its start a verb in the third person or a genitive does.
 */
function isNameDespiteMeaning({ word, people }: Place, before: string, after: string, work: Work): boolean {
  if (baseLanguage(work.language) === 'de') return false;
  if (!startsSentence(before))
    return !/^\s+\d/u.test(after) && !/(?:\d|\b(?:in|of|last|until|since|by))\s$/iu.test(before);
  const next = /^\s(\p{Ll}+(?:s|ed|ó|aba|ía))(?!\p{L})/u.exec(after)?.[1];
  const follows =
    /^['’]s\s/u.test(after) || (next !== undefined && !everyLanguage.some((list) => list.stopWords.has(next)));
  return follows && isGivenName({ word, people });
}

function isGivenName({ word, people }: Pick<Place, 'word' | 'people'>): boolean {
  return people.some((person) => [nameKey(word), nameKey(word).replace(/s$/u, '')].includes(person.parts[0] ?? ''));
}

function startsSentence(before: string): boolean {
  const words = before.trimEnd();
  return /(?:^|[.!?:…]|[.!?]["”“»])$/u.test(words) || before.slice(words.length).includes('\n');
}

function endsWith(before: string, pattern: RegExp | undefined): boolean {
  const words = before.trimEnd();
  return (
    pattern !== undefined &&
    before !== words &&
    [...words.matchAll(pattern)].some((match) => match.index + match[0].length === words.length)
  );
}
