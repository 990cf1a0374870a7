import { ALLOWED, type Allowed } from '../llm/choice/reader-rule.ts';
import type { ReaderSite } from './read-reader-site.ts';

/** What just happened on the page: saved, or a host that is none, with what was typed. */
export type ReaderAttempt = { saved?: boolean; typed?: { allowed: Allowed; ownHosts: string }; wrong?: boolean };

/** What the admin's page of the readers prints. */
export function readerSiteView(site: ReaderSite, { saved = false, typed, wrong = false }: ReaderAttempt) {
  const { rule, models, decision } = site;
  const { allowed: chosen, ownHosts } = typed ?? standing(rule);
  return {
    titleKey: 'readers:title',
    saved,
    models,
    reach: decision.kind === 'no-reader' ? null : `readers:reach.${decision.reach}`,
    follows: followsOf(site),
    kinds: ALLOWED.map((allowed) => ({ ...kindView(allowed), chosen: allowed === chosen })),
    unset: rule === null,
    ownHosts,
    wrong: wrong ? 'readers:wrongHost' : null,
    narrower: site.narrower.map(({ scope, name, allowed, choices }) => ({
      ...{ scopeKey: `readers:scope.${scope}`, name, allowedKey: `readers:kind.${allowed}.name` },
      ...{ by: choices.at(-1)?.by ?? '', at: choices.at(-1)?.at ?? null },
    })),
    owners: site.owners.map(({ id, scope, name }) => ({ id, scopeKey: `readers:scope.${scope}`, name })),
    history: historyOf(rule),
  };
}

function standing(rule: ReaderSite['rule']): { allowed: Allowed | null; ownHosts: string } {
  return rule ? { allowed: rule.allowed, ownHosts: rule.ownHosts.join('\n') } : { allowed: null, ownHosts: '' };
}

/** The newest first. */
function historyOf(rule: ReaderSite['rule']) {
  const choices = rule?.choices ?? [];
  return choices
    .slice(-MOST_SHOWN)
    .reverse()
    .map(({ allowed, by, at, ownHosts }) => ({
      ...{ allowedKey: `readers:kind.${allowed}.name`, by, at, ownHosts: ownHosts.join(', ') },
    }));
}

const MOST_SHOWN = 20;

function kindView(allowed: Allowed) {
  return { allowed, nameKey: `readers:kind.${allowed}.name`, hintKey: `readers:kind.${allowed}.hint` };
}

/** Whether set-up and choice fit, as one sentence, and how loud to say it. */
function followsOf({ decision }: ReaderSite): { tone: string; key: string } {
  if (decision.kind === 'no-reader') return { tone: 'info', key: 'readers:follows.no-reader' };
  if (decision.kind === 'allowed') return { tone: 'ok', key: `readers:follows.${decision.reach}` };
  return { tone: 'warn', key: `readers:follows.not-${decision.allowed === 'none' ? 'any' : 'own'}` };
}
