import { isOwnHost } from './own-host.ts';

/**
 * What kind of model may read students' work. `none`: every work goes straight to the teacher. `own`: only a model on
 * this machine, or on a host that belongs to the university. `cloud`: any model that the settings name.
 */
export type Allowed = 'none' | 'own' | 'cloud';

/** The strictest first. */
export const ALLOWED: readonly Allowed[] = ['none', 'own', 'cloud'];

/** Where a rule stands: for the whole site, for one LMS, for one course; `teacher`: what its teachers narrowed it to. */
export type RuleScope = 'site' | 'platform' | 'course' | 'teacher';

/** A choice as it is kept. The latest one stands in the fields, all of them with their authors in `choices`. */
export type ReaderRule = {
  /** See `ruleIdOf`. */
  _id: string;
  allowed: Allowed;
  /** Of the site's rule: host names that are the university's own, beside loopback and private addresses. */
  ownHosts: string[];
  choices: { allowed: Allowed; ownHosts: string[]; by: string; at: Date }[];
};

/** The rules that hold for one course. Null: nobody has chosen, so the settings decide alone. */
export type ReaderRules = Record<RuleScope, Pick<ReaderRule, 'allowed' | 'ownHosts'> | null>;

/** How far a text goes: nowhere but this process, to a host of the university's own, or to somebody else's. */
export type Reach = 'here' | 'own' | 'cloud';

/**
 * Whether the readers that are set up may read: the strictest rule wins. `hosts` are those of the readers (null: the
 * offline reader, in this process), and none where no reader is set up. `by` names the scope of the rule that forbids
 * it, the widest one first.
 */
export function decideReaders(hosts: readonly (string | null)[], rules: ReaderRules): ReadersDecision {
  if (hosts.length === 0) return { kind: 'no-reader' };
  const reach = reachOf(hosts, rules.site?.ownHosts ?? []);
  const by = SCOPES.find((scope) => !covers(rules[scope]?.allowed ?? 'cloud', reach));
  if (!by) return { kind: 'allowed', reach };
  return { kind: 'not-allowed', by, allowed: rules[by]?.allowed ?? 'none', reach };
}

export type ReadersDecision =
  | { kind: 'no-reader' }
  | { kind: 'allowed'; reach: Reach }
  | { kind: 'not-allowed'; by: RuleScope; allowed: Allowed; reach: Reach };

/** What admins allow in a course, whatever its teachers narrowed it to. */
export function allowedByAdmins({ site, platform, course }: ReaderRules): Allowed {
  return strictest([site, platform, course]);
}

/** What holds in a course: a narrower rule can take away, and nothing can add. */
export function allowedIn({ site, platform, course, teacher }: ReaderRules): Allowed {
  return strictest([site, platform, course, teacher]);
}

function strictest(rules: readonly (Pick<ReaderRule, 'allowed'> | null)[]): Allowed {
  return ALLOWED.find((allowed) => rules.some((rule) => rule?.allowed === allowed)) ?? 'cloud';
}

const SCOPES: readonly RuleScope[] = ['site', 'platform', 'course', 'teacher'];

/** One reader abroad takes the text abroad. */
function reachOf(hosts: readonly (string | null)[], ownHosts: readonly string[]): Reach {
  const named = hosts.filter((host) => host !== null);
  if (named.length === 0) return 'here';
  return named.every((host) => isOwnHost(host, ownHosts)) ? 'own' : 'cloud';
}

function covers(allowed: Allowed, reach: Reach): boolean {
  return allowed === 'cloud' || (allowed === 'own' && reach !== 'cloud');
}
