import type { AuditEntry, AuditHead } from '../audit/audit-entry.ts';
import { factsText } from './audit-tables.ts';

type Seen = {
  chains: readonly (AuditHead & { title: string | null })[];
  entries: readonly AuditEntry[];
  asked: { chain: string; kind: string; person: string; since: string };
  done: boolean;
  most: number;
};

/** What the admin's page of the audit prints. */
export function auditView({ chains, entries, asked, done, most }: Seen) {
  const problems = chains.filter(({ checked }) => (checked?.problem ?? null) !== null).length;
  return {
    titleKey: 'audit:title',
    done,
    allWell: problems === 0,
    ...{ asked, most },
    chains: chains.map((chain) => ({ ...chainRow(chain), selected: chain._id === asked.chain })),
    entries: entries.map(({ _id, at, kind, actor, subject, attempt, facts }) => ({
      ...{ id: _id, at, kind, actor, subject, attempt, facts: factsText(facts) },
    })),
  };
}

function chainRow({ _id: chain, title, count, checked }: Seen['chains'][number]) {
  const problem = checked?.problem ?? null;
  return {
    ...{ chain, count, checked: checked ?? null },
    title: chain === 'site' ? null : (title ?? chain),
    badge: checked && {
      tone: problem === null ? 'done' : 'stop',
      label: problem === null ? 'audit:whole' : `audit:short.${problem}`,
    },
  };
}
