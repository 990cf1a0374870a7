import type { Draft } from '../assessment.ts';
import { baseLanguage } from '../language/detect-language.ts';
import type { Work } from '../work.ts';
import type { Check, Hit } from './check.ts';
import { draftTexts, placeOf } from './draft-texts.ts';
import { isNameOfPerson } from './name-in-context.ts';
import { ownProse } from './own-prose.ts';
import { nameKey, rosterOf, type Roster } from './roster-names.ts';
import { indexOfWork } from './work-index.ts';

/**
 * A name of the course's roster in feedback, the author's own included, or a placeholder that stands for one. A
 * warning: feedback may be stored, shared and sent to a model, and needs no names. Whole names always count; one part
 * of a name counts unless it is cited, belongs to another name, or is a word of the subject. Names in words quoted
 * from the work are the student's own.
 * Source: issue 3, "roster names"; GDPR Art. 5 (1) (c), data minimisation.
 */
export const namedPerson: Check = { id: 'named-person', severity: 'warning', find: findNames };

const PLACEHOLDER = /\[(?:Student|Teacher)-\d{1,9}(?:\.\d{1,9})?\]/u;

function findNames(draft: Draft, work: Work): Hit[] {
  const roster = rosterOf(work.names);
  const { folded } = indexOfWork(work);
  return draftTexts(draft).flatMap((text) => {
    const prose = ownProse(text.text, (quoted) => folded.includes(quoted.toLowerCase()));
    const name = PLACEHOLDER.exec(prose)?.[0] ?? nameIn(prose, roster, work);
    return name === undefined
      ? []
      : [{ ...placeOf(text), message: `The wording names a person of the course: “${name}”.` }];
  });
}

function nameIn(prose: string, roster: Roster, work: Work): string | undefined {
  const whole = roster.unspaced.find((name) => prose.includes(name));
  return (
    whole ??
    nameTokens(prose, roster, work).find(({ at, word }, index, all) => {
      const next = all[index + 1];
      const joined = next && prose.slice(at + word.length, next.at).search(/^,?\s+$/u) === 0;
      if (joined && shareAPerson(word, next.word, roster, work)) return true;
      return isNameOfPerson({ prose, word, at, people: peopleNamed(word, roster, work) }, work);
    })?.word
  );
}

type Token = { word: string; at: number };

/** Words that are a part of somebody's name. */
function nameTokens(prose: string, roster: Roster, work: Work): Token[] {
  const words = Array.from(prose.matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu), (match) => ({
    word: match[0],
    at: match.index,
  }));
  return words.filter(({ word }) => isWrittenAsName(word) && peopleNamed(word, roster, work).length > 0);
}

/** Scripts without capital letters give no sign. */
function isWrittenAsName(word: string): boolean {
  return !/^\p{Ll}/u.test(word);
}

/** German puts an s after a name: "Annas Text". */
function peopleNamed(word: string, roster: Roster, work: Work) {
  const key = nameKey(word);
  const genitive = baseLanguage(work.language) === 'de' ? (roster.people.get(key.replace(/s$/u, '')) ?? []) : [];
  return roster.people.get(key) ?? genitive;
}

function shareAPerson(a: string, b: string, roster: Roster, work: Work): boolean {
  const others = peopleNamed(b, roster, work);
  return nameKey(a) !== nameKey(b) && peopleNamed(a, roster, work).some((person) => others.includes(person));
}
