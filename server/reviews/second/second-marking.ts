import type { CriterionVerdict } from '../../grading/assessment.ts';
import { missingLevels } from '../review-content.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { SecondMarking, Settlement } from '../../submissions/marking.ts';
import type { Submission } from '../../submissions/submission.ts';
import { levelOf } from '../batch/material-change.ts';

/** Where the two markers stand: the second's turn, two opinions, or settled. */
export type SecondStand = 'waits' | 'differs' | 'settled';

export function standOf({ second, settled }: Pick<SecondMarking, 'second' | 'settled'>): SecondStand {
  if (settled) return 'settled';
  return second ? 'differs' : 'waits';
}

/** The marking of the release in the making; one of an earlier release says nothing about it. */
export function currentSecond({ second, again }: Pick<Submission, 'second' | 'again'>): SecondMarking | null {
  if (!second) return null;
  return (second.change?.getTime() ?? null) === (again?.at.getTime() ?? null) ? second : null;
}

/** Whether it waits for this person: a second marker is never the first, and two opinions are anybody's to settle. */
export function waitsFor(second: SecondMarking, personId: string): boolean {
  const stand = standOf(second);
  return stand === 'differs' || (stand === 'waits' && second.first.by !== personId);
}

/** Whether this person must not see yet what the first marker chose and wrote. */
export function isBlindTo(second: SecondMarking | null | undefined, personId: string): boolean {
  return second?.blind === true && standOf(second) === 'waits' && second.first.by !== personId;
}

/**
 * What lists tell of the draft: nothing more than of one that is judged first, while somebody is to choose blind. A
 * filter or a place in the queue would tell them otherwise. Of feedback that is out there is no secret left.
 */
export function listedAfter({ digest }: Pick<Submission, 'digest'>, next: SecondMarking | null): object {
  if (!digest || next?.change) return {};
  return { 'digest.hidden': next?.blind === true && standOf(next) === 'waits' };
}

/** What the text of a work may be changed by: anybody before a first marker approved, and once the levels are settled. */
export function mayWrite(second: SecondMarking | null | undefined): boolean {
  return !second || second.settled !== null;
}

export function sameLevels(a: readonly CriterionVerdict[], b: readonly CriterionVerdict[]): boolean {
  const ids = new Set([...a, ...b].map(({ criterionId }) => criterionId));
  return [...ids].every((id) => levelOf(a, id) === levelOf(b, id));
}

type Act = { by: { id: string; name: string | null }; at: Date };

/** The second marker's own levels. Refused for the first marker, by the person's id, and while one is missing. */
export function decideSecondMark(
  rubric: Rubric,
  second: SecondMarking | null | undefined,
  criteria: CriterionVerdict[],
  { by, at }: Act,
): SecondVerdict {
  if (!second || standOf(second) !== 'waits') return { kind: 'refused', reason: 'not-open' };
  if (second.first.by === by.id) return { kind: 'refused', reason: 'same-person' };
  if (missingLevels(rubric, criteria).length > 0) return { kind: 'refused', reason: 'levels-missing' };
  const known = criteria.filter(({ criterionId }) => rubric.criteria.some(({ id }) => id === criterionId));
  const marking = { by: by.id, byName: by.name, at, criteria: known };
  const same = sameLevels(known, second.first.criteria);
  const settled: Settlement | null = same ? { ...marking, how: 'same', note: null } : null;
  return { kind: 'accepted', next: { ...second, at, second: marking, settled } };
}

/** The second marker stands by the first one's levels, which they have seen: that settles it. */
export function decideAgreement(second: SecondMarking | null | undefined, { by, at }: Act): SecondVerdict {
  if (!second || standOf(second) !== 'waits') return { kind: 'refused', reason: 'not-open' };
  if (second.first.by === by.id) return { kind: 'refused', reason: 'same-person' };
  if (second.blind) return { kind: 'refused', reason: 'levels-first' };
  const marking = { by: by.id, byName: by.name, at, criteria: second.first.criteria };
  return {
    kind: 'accepted',
    next: { ...second, at, second: marking, settled: { ...marking, how: 'agreed', note: null } },
  };
}

/**
 * The third act: which levels count where two markers differ, with a reason. A third teacher may choose any; one of the
 * two may yield to the other or set other levels, but never put their own through.
 */
export function decideSettlement(
  rubric: Rubric,
  second: SecondMarking | null | undefined,
  wanted: { how: 'first' | 'second' | 'other'; criteria: CriterionVerdict[]; note: string },
  { by, at }: Act,
): SecondVerdict {
  if (!second?.second || standOf(second) !== 'differs') return { kind: 'refused', reason: 'not-open' };
  if (wanted.note.trim() === '') return { kind: 'refused', reason: 'note-missing' };
  const sides = { first: second.first.criteria, second: second.second.criteria, other: wanted.criteria };
  const criteria = sides[wanted.how];
  if (missingLevels(rubric, criteria).length > 0) return { kind: 'refused', reason: 'levels-missing' };
  const own = [second.first, second.second].find((one) => one.by === by.id);
  if (own && sameLevels(own.criteria, criteria)) return { kind: 'refused', reason: 'own-levels' };
  const settled = { by: by.id, byName: by.name, at, criteria, how: wanted.how, note: wanted.note.trim() };
  return { kind: 'accepted', next: { ...second, at, settled } };
}

/** Takes the last act back, which only who made it may; `next` null: the first approval, and with it all of it. */
export function decideTakeBack(second: SecondMarking | null | undefined, { by, at }: Act): TakeBackVerdict {
  if (!second) return { kind: 'refused', reason: 'not-open' };
  const { settled, second: marking, first } = second;
  const third = settled !== null && settled.how !== 'same' && settled.how !== 'agreed';
  const last = (third ? settled : marking) ?? first;
  if (last.by !== by.id) return { kind: 'refused', reason: 'not-yours' };
  if (last === first) return { kind: 'accepted', next: null };
  return {
    kind: 'accepted',
    next: third ? { ...second, at, settled: null } : { ...second, at, second: null, settled: null },
  };
}

/** What an undone approval leaves: where agreeing was the approval, that is taken back with it. */
export function afterUndo(second: SecondMarking | null | undefined, at: Date): SecondMarking | null | undefined {
  return second?.settled?.how === 'agreed' ? { ...second, at, second: null, settled: null } : second;
}

export type SecondVerdict = { kind: 'accepted'; next: SecondMarking } | Refused;
export type TakeBackVerdict = { kind: 'accepted'; next: SecondMarking | null } | Refused;
type Refused = { kind: 'refused'; reason: SecondRefusal };
export type SecondRefusal =
  'not-open' | 'same-person' | 'levels-missing' | 'levels-first' | 'note-missing' | 'own-levels' | 'not-yours';
