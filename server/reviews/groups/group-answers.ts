import { areAlike, type Likeness } from './likeness.ts';

/** Works that stand side by side; `same`: all of them say the same words. */
export type AnswerGroup = { memberIds: string[]; same: boolean };

/**
 * Puts answers into groups in which every two are alike (complete link), so that a chain of small steps never joins
 * answers that have little in common. The same answers in whatever order give the same groups: they are taken by id,
 * and each joins the first group whose members are all like it. Empty answers and groups of one are left out, the
 * largest group comes first.
 *
 * Only answers with the same numbers and negations are compared, and of those with a shared one of their first
 * features by a fixed order: by the pigeon-hole principle, two sets of which at least 80 % are shared must share one of
 * the first 20 % of each (prefix filtering: Bayardo, Ma and Srikant 2007, "Scaling up all pairs similarity search"), so
 * nothing is missed by not looking at every pair.
 */
export function groupAnswers(answers: readonly Likeness[]): AnswerGroup[] {
  const filled = answers.filter(({ features }) => features.size > 0);
  const groups: Likeness[][] = [];
  const known = new Map<string, Set<number>>();
  for (const answer of [...filled].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const keys = keysOf(answer);
    const candidates = [...new Set(keys.flatMap((key) => [...(known.get(key) ?? [])]))].sort((a, b) => a - b);
    const fitting = candidates.find((at) => (groups[at] ?? []).every((member) => areAlike(member, answer)));
    const at = fitting ?? groups.push([]) - 1;
    groups[at]?.push(answer);
    for (const key of keys) known.set(key, (known.get(key) ?? new Set()).add(at));
  }
  return groups
    .filter((group) => group.length > 1)
    .map(describe)
    .sort(largestFirst);
}

/** Two alike answers have one of these in common. */
function keysOf({ exact, guard, short, features }: Likeness): string[] {
  const first = [...features].sort().slice(0, features.size - Math.ceil(KEPT * features.size) + 1);
  return [exact, ...first.map((feature) => `${guard} ${String(short)} ${feature}`)];
}

/** As in `likeness.ts`: of a set, at least this share is shared with any set that is like it. */
const KEPT = 0.8;

function describe(group: readonly Likeness[]): AnswerGroup {
  return { memberIds: group.map(({ id }) => id), same: group.every(({ exact }) => exact === group[0]?.exact) };
}

function largestFirst(a: AnswerGroup, b: AnswerGroup): number {
  return b.memberIds.length - a.memberIds.length || ((a.memberIds[0] ?? '') < (b.memberIds[0] ?? '') ? -1 : 1);
}
