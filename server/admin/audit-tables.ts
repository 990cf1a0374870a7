import type { AuditEntry, Facts } from '../audit/audit-entry.ts';
import type { ChainReport, SiteRestore } from '../audit/verify-audit.ts';
import type { Words } from '../http/words.ts';
import { table } from './admin-tables.ts';

/** What was found, a chain a line, with the head to keep outside; a fault in words below it. */
export function reportsTable(reports: readonly ChainReport[], restores: readonly SiteRestore[], words: Words): string {
  const rows = reports.map(({ chain, head, fault }) => [
    fault === null ? 'ok' : 'BAD',
    chain,
    String(head.count),
    head.hash,
  ]);
  const faults = reports.flatMap(({ chain, fault }) =>
    fault === null ? [] : [`${chain}: ${words.say('en', `audit:fault.${fault.kind}`, fault)}`],
  );
  const listed = table([['', 'chain', 'entries', 'hash of the last one'], ...rows]);
  const told = restores.map(({ at, madeAt }) => words.say('en', 'audit:restored', { at: at.toISOString(), madeAt }));
  const below = [...faults, ...told];
  return [listed, ...(below.length === 0 ? [] : ['', ...below])].join('\n');
}

export function entriesTable(entries: readonly AuditEntry[]): string {
  const rows = entries.map(({ chain, seq, at, kind, actor, subject, facts }) => [
    ...[at.toISOString(), `${chain}#${seq}`, kind, actor, subject ?? '', factsText(facts)],
  ]);
  return table([['when', 'entry', 'what', 'by', 'about', 'facts'], ...rows]);
}

/** Facts on one line, hashes shortened. */
export function factsText(facts: Facts): string {
  const text = (value: Facts[string]) => (Array.isArray(value) ? value.join(',') : String(value));
  return Object.entries(facts)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${shortened(text(value))}`)
    .join(', ');
}

const HASH = /^[\w-]{43}$/;

function shortened(text: string): string {
  return HASH.test(text) ? `${text.slice(0, 8)}…` : text;
}
