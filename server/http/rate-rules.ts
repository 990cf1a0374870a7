/**
 * How much one person may do in a while, whatever they open and from wherever. Generous for anyone at a keyboard and for
 * a script that saves as one types; a rule that a person ever meets is too low. First match counts; paths are those
 * below `/l/<launchId>`.
 */
export const VISIT_RULES: readonly VisitRule[] = [
  { name: 'save', method: 'POST', path: /^\/(work\/(text|check|checklist)|review\/[^/]+)$/, most: 120, seconds: 60 },
  { name: 'hand-in', method: 'POST', path: /^\/work\/(submit|new)$/, most: 30, seconds: 600 },
  { name: 'upload', method: 'POST', path: /^\/(work\/file|rubrics\/import)$/, most: 30, seconds: 600 },
  { name: 'reply', method: 'POST', path: /^\/feedback\/reply$/, most: 60, seconds: 600 },
  {
    // What a model is asked for, one by one.
    name: 'ask-readers',
    method: 'POST',
    path: /^\/(rubrics\/propose|assignment\/exemplars\/([^/]+\/)?try|review\/[^/]+\/(redraft|retry))$/,
    most: 120,
    seconds: 3_600,
  },
  { name: 'search', method: 'GET', path: /./, asks: 'q', most: 120, seconds: 60 },
  { name: 'act', method: 'POST', path: /./, most: 1_200, seconds: 60 },
];

/** `asks`: only requests with this parameter in their query. */
export type VisitRule = RateRule & { method: 'GET' | 'POST'; path: RegExp; asks?: string };

/** At most `most` of it within `seconds`, counted from the first. */
export type RateRule = { name: string; most: number; seconds: number };

/**
 * Launches from one network address of one LMS. A campus may stand behind a single address: 1,500 students in twenty
 * minutes are 75 a minute, in two minutes 750.
 */
export const LAUNCH_RULE: RateRule = { name: 'launch', most: 6_000, seconds: 60 };

/** Sign-ins of admins from one network address: a link is of 256 random bits, so this only spares the log. */
export const SIGN_IN_RULE: RateRule = { name: 'sign-in', most: 60, seconds: 600 };

/**
 * The rule that a request of a visit falls under, or null. Paths are compared as Express does: in any case, with a
 * slash or not.
 */
export function ruleOf({ method, path, query }: Asked): VisitRule | null {
  const plain = path.toLowerCase().replace(/(?<=[^/])\/$/, '');
  const fits = (rule: VisitRule) =>
    rule.method === method && rule.path.test(plain) && (rule.asks === undefined || Boolean(query[rule.asks]));
  return VISIT_RULES.find(fits) ?? null;
}

type Asked = { method: string; path: string; query: Record<string, unknown> };
