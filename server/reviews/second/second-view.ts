import type { CriterionVerdict } from '../../grading/assessment.ts';
import { marksOf } from '../../grading/marks.ts';
import { levelMarks } from '../../rubrics/criterion-marks.ts';
import type { Criterion, Rubric } from '../../rubrics/rubric.ts';
import type { Marking, SecondMarking } from '../../submissions/marking.ts';
import { levelOf } from '../batch/material-change.ts';
import type { Reviewing } from '../reviewing.ts';
import { isBlindTo, standOf, type SecondRefusal } from './second-marking.ts';

/** What stood in the way of a second marker's act, and the reason they gave for it. */
export type RefusedSecond = { reason: SecondRefusal; note: string };

/** Two markers on the review page; null for work that has one. What a blind second marker must not see is not in it. */
export function secondView(
  { submission, rubric, assignment }: Reviewing,
  { personId, refused }: { personId: string; refused: RefusedSecond | null },
) {
  const { second, state } = submission;
  const open = state === 'with-teacher';
  if (!second) return open && assignment.secondMarker?.whom === 'share' ? { canAsk: true } : null;
  const turn = open ? turnOf(second, personId) : null;
  return {
    canAsk: false,
    ...headOf(second, personId),
    ...turnView(second, turn),
    canTakeBack: open && lastOf(second).by === personId,
    table: standOf(second) === 'waits' ? null : table(rubric, second),
    settling: turn === 'anybody' ? settling(second, personId, refused) : null,
    criteria: choosing(turn) ? choices(rubric) : [],
  };
}

function headOf(second: SecondMarking, personId: string) {
  return {
    masked: isBlindTo(second, personId),
    seen: second.at.toISOString(),
    why: `second:why.${second.why}`,
    first: who(second.first),
    settled: settledView(second),
  };
}

type Turn = 'mine' | 'theirs' | 'anybody';

function choosing(turn: Turn | null): boolean {
  return turn === 'mine' || turn === 'anybody';
}

function turnView({ blind }: SecondMarking, turn: Turn | null) {
  return { waitsForMe: turn === 'mine', waitsForOther: turn === 'theirs', canAgree: turn === 'mine' && !blind };
}

function turnOf(second: SecondMarking, personId: string): Turn | null {
  const stand = standOf(second);
  if (stand === 'settled') return null;
  if (stand === 'differs') return 'anybody';
  return second.first.by === personId ? 'theirs' : 'mine';
}

function who({ byName, at }: Marking) {
  return { name: byName, at };
}

function lastOf({ first, second, settled }: SecondMarking): Marking {
  const third = settled?.how === 'first' || settled?.how === 'second' || settled?.how === 'other';
  return (third ? settled : second) ?? first;
}

function settledView({ settled }: SecondMarking) {
  return settled && { ...who(settled), note: settled.note, text: `second:settled.${settled.how}` };
}

/** One of the two may not put their own levels through: those are not offered to them. */
function settling(second: SecondMarking, personId: string, refused: RefusedSecond | null) {
  const offered = (['first', 'second'] as const).filter((how) => second[how]?.by !== personId);
  const options = [...offered, 'other' as const].map((how) => ({ how, label: `second:settle.${how}` }));
  return { options, note: refused?.note ?? '' };
}

/** Both markers' levels and marks, criterion by criterion, and how far apart they are. */
function table(rubric: Rubric, { first, second, settled }: SecondMarking) {
  const sides = [first.criteria, second?.criteria ?? [], settled?.criteria ?? []] as const;
  const rows = rubric.criteria.map((criterion) => {
    const [a, b, c] = sides.map((side) => chosenLevel(criterion, side));
    return { title: criterion.title, first: a, second: b, final: c, ...apart(a?.points ?? null, b?.points ?? null) };
  });
  const [a = null, b = null, c = null] = sides.map((side) => marksOf(rubric, side));
  const total = { first: a, second: b, final: c, ...apart(a, b) };
  return { firstName: first.byName, secondName: second?.byName ?? null, hasFinal: settled !== null, rows, total };
}

function chosenLevel(criterion: Criterion, side: readonly CriterionVerdict[]) {
  const level = criterion.levels.find((one) => one.id === levelOf(side, criterion.id));
  return level ? { title: level.title, points: levelMarks(criterion, level) } : null;
}

/** Rounded to a hundredth, as marks are: 0.1 + 0.2 must not become a difference. */
function apart(first: number | null, second: number | null) {
  if (first === null || second === null) return { difference: null, same: false, more: false };
  const difference = Math.round((second - first) * 100) / 100;
  return { difference, same: difference === 0, more: difference > 0 };
}

function choices({ criteria }: Rubric) {
  return criteria.map((criterion, index) => ({
    ...{ id: criterion.id, title: criterion.title, description: criterion.description, anchor: `second-${index + 1}` },
    levels: criterion.levels.map((level, at) => ({
      ...level,
      points: levelMarks(criterion, level),
      input: `second-${index + 1}-${at + 1}`,
    })),
  }));
}
