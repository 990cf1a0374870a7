import type { Assignment } from '../../assignments/assignment.ts';
import type { FieldErrors } from '../../http/parse.ts';
import type { Membership } from '../../lti/directory.ts';
import { dueFor, type Extension } from './extension.ts';

export type ExtensionPage = {
  base: string;
  query: string;
  assignment: Assignment;
  students: readonly Membership[];
  /** Words of a name that the list is narrowed by. */
  q: string;
  extensions: readonly Extension[];
  typed: Record<string, string>;
  errors: FieldErrors;
  done: string | null;
  now: Date;
  /** The roster could not be read just now. */
  rosterAway: boolean;
};

/** Everything that `extensions/extensions` prints. */
export function extensionsView(page: ExtensionPage) {
  const { base, query, assignment, q, errors, done, rosterAway } = page;
  const named = new Map(page.students.map((one) => [one.sub, nameOf(one)]));
  const shown = page.students.filter((one) => one.sub === page.typed['student'] || matches(one, q));
  const standing = page.extensions.filter(({ active }) => active);
  return {
    ...{ titleKey: 'extensions:title', context: assignment.title, about: assignment.title, base, query, q, errors },
    ...{ done: done && `extensions:done.${done}`, rosterAway, dueAt: assignment.dueAt },
    attempts: assignment.attemptsAllowed,
    formFaults: Object.keys(errors).length > 0,
    students: shown.map((one) => choiceOf(one, page)),
    noStudents: page.students.length === 0,
    noneFound: page.students.length > 0 && shown.length === 0,
    form: { dueAt: '', extraAttempts: '0', reason: '', ...page.typed },
    standing: standing.map((one) => rowOf(page, one, named)),
    history: historyOf(page.extensions, named),
    kept: [...new URLSearchParams(query)].map(([name, value]) => ({ name, value })),
    formAction: `${base}/extensions${query}`,
  };
}

function choiceOf(one: Membership, { typed }: ExtensionPage) {
  return { value: one.sub, name: nameOf(one), chosen: typed['student'] === one.sub };
}

/** Two of one name are told apart by their address. */
function nameOf({ name, email, sub }: Pick<Membership, 'name' | 'email' | 'sub'>): string {
  if (name === null) return email ?? sub;
  return email === null ? name : `${name} (${email})`;
}

function matches(one: Membership, q: string): boolean {
  return q === '' || nameOf(one).toLocaleLowerCase().includes(q.toLocaleLowerCase());
}

function rowOf({ assignment, base, query, now }: ExtensionPage, extension: Extension, named: Map<string, string>) {
  const dueAt = dueFor(assignment, extension);
  const join = query === '' ? '?' : `${query}&`;
  return {
    sub: extension.sub,
    name: named.get(extension.sub) ?? null,
    dueAt: extension.dueAt && dueAt,
    over: dueAt !== null && dueAt < now,
    extraAttempts: extension.extraAttempts,
    reason: extension.changes.at(-1)?.reason ?? '',
    change: `${base}/extensions${join}student=${encodeURIComponent(extension.sub)}`,
    withdraw: `${base}/extensions/withdraw${query}`,
  };
}

function historyOf(extensions: readonly Extension[], named: Map<string, string>) {
  const all = extensions.flatMap(({ sub, changes }) => changes.map((change) => ({ ...change, sub })));
  return all
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, MOST_HISTORY)
    .map(({ kind, sub, at, byName, dueAt, extraAttempts, reason }) => ({
      ...{ what: `extensions:history.${kind}`, name: named.get(sub) ?? null, at, byName },
      ...{ dueAt, extraAttempts, reason },
    }));
}

const MOST_HISTORY = 100;
