import { createHash } from 'node:crypto';
import type { SharePlan } from '../../assignments/share-plan.ts';

/** A student with work in a class that is divided; all attempts of one student stay with one grader. */
export type Divided = {
  personId: string;
  /** LMS groups of the student in this course. */
  groups: readonly string[];
  /** Whose share it is in; null: nobody's. */
  grader: string | null;
  /** Named by hand, opened or decided: a division leaves it where it is. */
  stays: boolean;
};

/**
 * Who reads whom: what stays, stays; then a student's group; then the parts, as even as whole students allow. Whoever
 * is with a grader that still has room is not moved. The order of the rest is a hash, so that it follows neither
 * names nor the time of handing in, and the same class is divided the same way twice.
 */
export function divideClass(plan: Plan, students: readonly Divided[]): Map<string, string> {
  const given = new Map<string, string>();
  for (const { personId, stays, grader, groups } of students) {
    const named = stays ? grader : graderOfGroups(plan, groups);
    if (named !== null) given.set(personId, named);
  }
  const rest = students.filter(({ personId, stays }) => !stays && !given.has(personId));
  const counts = countValues([...given.values()]);
  const weighed = plan.graders.filter(({ weight }) => weight > 0);
  const inParts = weighed.reduce((total, { id }) => total + (counts.get(id) ?? 0), 0);
  const room = new Map(quotas(plan, rest.length + inParts).map(([id, quota]) => [id, quota - (counts.get(id) ?? 0)]));
  const moving = rest.filter(({ personId, grader }) => {
    const left = grader === null ? 0 : (room.get(grader) ?? 0);
    if (grader === null || left <= 0) return true;
    room.set(grader, left - 1);
    given.set(personId, grader);
    return false;
  });
  for (const { personId } of moving.sort((a, b) => compare(rankOf(a.personId), rankOf(b.personId)))) {
    const next = furthestBehind(plan, countValues([...given.values()]));
    if (next !== null) given.set(personId, next);
  }
  return given;
}

type Plan = Pick<SharePlan, 'graders'>;

/** Whose share a work handed in later goes to; null where the plan has no parts and no group of theirs. */
export function chooseGrader(
  plan: Plan,
  {
    earlier,
    groups,
    counts,
  }: { earlier: string | null; groups: readonly string[]; counts: ReadonlyMap<string, number> },
): string | null {
  if (earlier !== null && plan.graders.some(({ id }) => id === earlier)) return earlier;
  return graderOfGroups(plan, groups) ?? furthestBehind(plan, counts);
}

/** The one grader of a student's groups; null for none, and for two that name different ones: no group decides then. */
export function graderOfGroups({ graders }: Plan, groups: readonly string[]): string | null {
  const named = graders.filter((grader) => grader.groups.some((group) => groups.includes(group)));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

/** Of those with a part, whoever would be furthest below it; the first named of equals. */
function furthestBehind({ graders }: Plan, counts: ReadonlyMap<string, number>): string | null {
  const filled = graders
    .filter(({ weight }) => weight > 0)
    .map(({ id, weight }) => ({ id, filled: ((counts.get(id) ?? 0) + 1) / weight }));
  return (
    filled.reduce<(typeof filled)[number] | null>(
      (least, one) => (least && least.filled <= one.filled ? least : one),
      null,
    )?.id ?? null
  );
}

/** Whole students for each part, the largest remainders rounded up (Hamilton's method). */
function quotas({ graders }: Plan, students: number): [string, number][] {
  const whole = graders.reduce((total, { weight }) => total + weight, 0);
  if (whole === 0) return [];
  const parts = graders.map(({ id, weight }) => ({ id, exact: (students * weight) / whole }));
  const spare = students - parts.reduce((total, { exact }) => total + Math.floor(exact), 0);
  const byRemainder = parts.toSorted((a, b) => (b.exact % 1) - (a.exact % 1)).slice(0, Math.round(spare));
  return parts.map((part) => [part.id, Math.floor(part.exact) + (byRemainder.includes(part) ? 1 : 0)]);
}

function countValues(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function rankOf(personId: string): string {
  return createHash('sha256').update(personId).digest('hex');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
