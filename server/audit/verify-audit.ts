import type { AuditServices } from './append-acts.ts';
import { openKeyring } from './keyring.ts';
import { NO_HASH, type Tail } from './audit-entry.ts';
import { findHead, listChainNames, listHeads, noteCheckOfAll, noteChecked, readChain } from './chain-repository.ts';
import { recordAct } from './record-act.ts';
import { verifyChain, type Fault, type KeptHead } from './verify-chain.ts';

/** One chain as it was found. Its head is what an auditor keeps outside, and gives as `kept` the next time. */
export type ChainReport = { chain: string; head: Tail; fault: Fault | { kind: 'gone'; seq: number } | null };

export type VerifyCommand = {
  /** Only this chain; null: all of them. */
  chain: string | null;
  by: string;
  kept?: ReadonlyMap<string, KeptHead>;
};

/**
 * Verifies chains from their first entry to their head. A chain that the site's chain, or `kept`, knows of and that is
 * not there is `gone`. Notes with each chain what was found and when, and in the site's that somebody verified.
 */
export async function verifyAudit(services: AuditServices, command: VerifyCommand): Promise<ChainReport[]> {
  const { db } = services;
  const standing = new Set([...(await listHeads(db)).map(({ _id }) => _id), ...(await listChainNames(db))]);
  const opened = await listOpened(services);
  const expected = new Set([...standing, ...opened, ...(command.kept?.keys() ?? [])]);
  if (standing.size > 0) expected.add('site');
  const reports: ChainReport[] = [];
  for (const chain of [...expected].sort())
    if (command.chain === null || command.chain === chain)
      reports.push(
        standing.has(chain)
          ? await verifyOne(services, chain, command)
          : { chain, head: { count: 0, hash: NO_HASH }, fault: { kind: 'gone', seq: 1 } },
      );
  await noteVerified(services, command, reports);
  return reports;
}

/** One chain that is there; notes with it what was found. */
export async function verifyOne(
  services: AuditServices,
  chain: string,
  { by, kept }: VerifyCommand,
): Promise<ChainReport> {
  const { db, clock } = services;
  const head = await findHead(db, chain);
  const known = { head, keys: await openKeyring(services), kept: kept?.get(chain) ?? null };
  const { tail, fault } = await verifyChain(chain, readChain(db, chain), known);
  await noteChecked(db, chain, { at: clock.now(), by, count: tail.count, problem: fault?.kind ?? null });
  return { chain, head: tail, fault };
}

/** A restore of the site: what was appended between the two moments is gone with it, and nobody tampered. */
export type SiteRestore = { at: Date; madeAt: string };

/** The restores that the site's chain tells of, the oldest first. */
export async function listRestores({ db }: Pick<AuditServices, 'db'>): Promise<SiteRestore[]> {
  const found: SiteRestore[] = [];
  for await (const entry of readChain(db, 'site')) {
    const { kind, at, facts } = entry as { kind?: unknown; at?: unknown; facts?: { madeAt?: unknown } };
    if (kind === 'site-restored' && at instanceof Date && typeof facts?.madeAt === 'string')
      found.push({ at, madeAt: facts.madeAt });
  }
  return found;
}

/** Courses whose chain the site's own says was opened. */
async function listOpened({ db }: AuditServices): Promise<string[]> {
  const opened: string[] = [];
  for await (const entry of readChain(db, 'site')) {
    const { kind, facts } = entry as { kind?: unknown; facts?: { course?: unknown } };
    if (kind === 'chain-opened' && typeof facts?.course === 'string') opened.push(facts.course);
  }
  return opened;
}

async function noteVerified(services: AuditServices, command: VerifyCommand, reports: ChainReport[]): Promise<void> {
  const { by, chain } = command;
  const entries = reports.reduce((sum, { head }) => sum + head.count, 0);
  const bad = reports.filter(({ fault }) => fault !== null).length;
  const facts = { chains: reports.length, entries, bad };
  if (chain === null) await noteCheckOfAll(services.db, { at: services.clock.now(), by, ...facts });
  await recordAct(services, { chain: 'site', kind: 'audit-verified', actor: by, subject: null, facts });
}
