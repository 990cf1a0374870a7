import type { Services } from '../services.ts';
import { appendActs, type AuditServices } from './append-acts.ts';
import type { AuditSource, Listed } from './audit-source.ts';
import { keepAuditKeys } from './keyring.ts';
import { deletePending, listPending } from './pending-act-repository.ts';
import { sweepForgotten } from './pseudonym-repository.ts';

type SweepServices = AuditServices & Pick<Services, 'logger'>;

/**
 * Brings everything that is decided and stored into its chain, in the order in which it happened; returns how many
 * entries that made. Killed at any point it leaves nothing out: what was not settled is listed again, and what is in
 * its chain already is known by its key. Every process may run it, as often as it likes.
 */
export async function sweepAudit(services: SweepServices, sources: readonly AuditSource[]): Promise<number> {
  let appended = 0;
  await keepAuditKeys(services);
  for (let passes = 0; passes < MOST_PASSES; passes++) {
    const listed = await Promise.all([recordedActs, ...sources].map((source) => source(services, MOST_DOCUMENTS)));
    const acts = listed.flatMap((one) => one.acts).sort((a, b) => a.at.getTime() - b.at.getTime());
    appended += await appendActs(services, acts);
    for (const { settle } of listed) await settle();
    if (!listed.some(({ full }) => full)) break;
  }
  await sweepForgotten(services.db, new Date(services.clock.now().getTime() - DAY_MS));
  return appended;
}

const DAY_MS = 86_400_000;
/** The work of a few seconds; the next sweep goes on from there. */
const MOST_PASSES = 20;
const MOST_DOCUMENTS = 200;

async function recordedActs({ db }: Pick<Services, 'db'>, most: number): Promise<Listed> {
  const pending = await listPending(db, most);
  const settle = () => deletePending(db, pending.map(({ _id }) => _id)); // prettier-ignore
  return { acts: pending.map(({ act }) => act), full: pending.length === most, settle };
}
