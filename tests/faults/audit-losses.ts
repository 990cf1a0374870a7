import type { AuditServices } from '../../server/audit/append-acts.ts';
import type { AuditEntry } from '../../server/audit/audit-entry.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';

/** Every chain holds from its first entry to its end, as `audit verify` looks; and in none is a release without approval. */
export async function auditLosses(services: AuditServices): Promise<string[]> {
  const reports = await verifyAudit(services, { chain: null, by: 'test' });
  const broken = reports.flatMap(({ chain, fault }) =>
    fault === null ? [] : [`the audit chain ${chain} is ${fault.kind} at ${fault.seq}`],
  );
  const entries = await services.db.collection('auditEntries').find<AuditEntry>({}).toArray();
  return [...broken, ...unapproved(entries)];
}

const APPROVALS = new Set(['approved', 'second-agreed', 'settled']);
const NEEDS_ONE = new Set(['released', 'score-sent']);

function unapproved(entries: readonly AuditEntry[]): string[] {
  return [...Map.groupBy(entries, ({ chain, attempt }) => `${chain} ${attempt}`)].flatMap(([whose, acts]) => {
    const approvedAt = Math.min(...acts.filter(({ kind }) => APPROVALS.has(kind)).map(({ at }) => at.getTime()));
    const early = acts.filter(({ kind, at }) => NEEDS_ONE.has(kind) && !(at.getTime() >= approvedAt));
    return early.map(({ kind }) => `in the audit chain, ${whose} has "${kind}" without an approval before it`);
  });
}
