import type { Assignment } from '../../assignments/assignment.ts';
import type { Membership } from '../../lti/directory.ts';
import type { SubmissionState } from '../../submissions/submission.ts';
import { graderOfGroups } from '../../submissions/shares/divide-class.ts';
import { DONE_STATES, OPEN_STATES } from '../../submissions/shares/share-repository.ts';
import { filterQuery, type QueueFilter } from '../queue-filter.ts';
import type { Teacher } from './share-form.ts';

export type SharePage = {
  base: string;
  /** The queue this page was opened from. */
  scope: QueueFilter;
  assignment: Assignment;
  teachers: readonly Teacher[];
  students: readonly Membership[];
  counts: readonly { grader: string; state: SubmissionState; count: number }[];
  open: number;
  /** Teachers of the roster who have never been here. */
  strangers: readonly (string | null)[];
  fault: string | null;
  typed: Record<string, unknown> | null;
  done: { moved: number } | null;
};

/** Everything that `shares/shares` prints. */
export function sharesView(page: SharePage) {
  const { base, assignment, scope } = page;
  const query = filterQuery(scope);
  const plan = assignment.shares ?? null;
  const shared = page.counts
    .filter(({ state }) => OPEN_STATES.includes(state))
    .reduce((all, one) => all + one.count, 0);
  const groups = groupRows(page);
  return {
    ...{ titleKey: 'shares:title', context: assignment.title, about: assignment.title, base, query },
    ...{ done: page.done, fault: page.fault && `shares:fault.${page.fault}` },
    divided: plan && { at: plan.at, by: plan.byName },
    progress: plan && progressRows(page),
    acts: actRows(assignment),
    unshared: plan ? Math.max(0, page.open - shared) : 0,
    teachers: page.teachers.map((teacher) => ({ ...teacher, weight: weightOf(page, teacher) })),
    alone: page.teachers.length < 2,
    strangers: page.strangers.filter((name) => name !== null).join(', '),
    groups,
    ungrouped: groups.length > 0 && plan ? countUngrouped(page) : 0,
    twice: groups.length > 0 && plan ? countTwice(page) : 0,
  };
}

/** The newest first. */
function actRows({ shareActs = [] }: Assignment) {
  return shareActs.toReversed().map(({ kind, byName, at, moved }) => ({
    ...{ label: `shares:history.${kind}`, name: byName, at },
    moved: kind === 'divided' ? { count: moved } : null,
  }));
}

/** Those of the plan first, then whoever still has work but no part: they have left, or were taken out. */
function progressRows({ assignment, counts, teachers, base, scope }: SharePage) {
  const graders = assignment.shares?.graders ?? [];
  const others = new Set(counts.map(({ grader }) => grader).filter((id) => !graders.some((one) => one.id === id)));
  const countIn = (id: string, states: readonly SubmissionState[]) =>
    counts.filter((one) => one.grader === id && states.includes(one.state)).reduce((all, one) => all + one.count, 0);
  const rows = [...graders, ...[...others].map((id) => ({ id, name: null }))].map(({ id, name }) => {
    const here = teachers.find((one) => one.id === id);
    const [done, open] = [countIn(id, DONE_STATES), countIn(id, OPEN_STATES)];
    const href = `${base}/queue${filterQuery(scope, { share: id })}`;
    return { name: here?.name ?? name, done, open, total: done + open, href, left: !here || others.has(id) };
  });
  return rows.filter(({ total, left }) => total > 0 || !left);
}

function weightOf({ assignment, typed }: SharePage, { id }: Teacher): string {
  const again = typed?.[`weight.${id}`];
  if (typeof again === 'string') return again;
  const { shares } = assignment;
  return shares ? String(shares.graders.find((one) => one.id === id)?.weight ?? 0) : '1';
}

function groupRows({ students, assignment, teachers, typed }: SharePage) {
  return groupIdsOf(students).map((id) => {
    const own = students.filter(({ groups }) => groups?.includes(id));
    const again = typed?.[`group.${id}`];
    const stored = assignment.shares?.graders.find(({ groups }) => groups.includes(id))?.id ?? '';
    const chosen = typeof again === 'string' ? again : stored;
    const names = own.flatMap(({ name }) => name ?? []).slice(0, SOME);
    return {
      ...{ id, count: own.length, names: names.join(', '), more: own.length > names.length },
      graders: teachers.map((one) => ({ id: one.id, name: one.name, chosen: one.id === chosen })),
    };
  });
}

const SOME = 3;

/** Groups that a student of the course is in; LMSs tell ids, not names. */
export function groupIdsOf(students: readonly Pick<Membership, 'groups'>[]): string[] {
  return [...new Set(students.flatMap(({ groups }) => groups ?? []))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
}

function countUngrouped({ students }: SharePage): number {
  return students.filter(({ groups = [] }) => groups.length === 0).length;
}

/** In groups of different graders. */
function countTwice({ students, assignment: { shares } }: SharePage): number {
  if (!shares) return 0;
  return students.filter(({ groups = [] }) => {
    const some = shares.graders.some((one) => one.groups.some((group) => groups.includes(group)));
    return some && graderOfGroups(shares, groups) === null;
  }).length;
}
