import type { Services } from '../services.ts';
import type { Actor, PersonKey } from './act.ts';
import { appendActs, type AuditServices } from './append-acts.ts';
import type { AuditEntry } from './audit-entry.ts';
import { listEntriesOf } from './entry-repository.ts';
import { deletePendingOf } from './pending-act-repository.ts';
import { findMask, forgetMask } from './pseudonym-repository.ts';

/**
 * The last step of erasing a person: says so in the site's chain, under their pseudonym, and then deletes the one
 * document that links the two. Every chain stays whole, and nobody can tell any more whose entries those are. Call it
 * after their work is deleted; calling it again does no harm. Returns the pseudonym for the certificate, null for none.
 */
export async function forgetPerson(services: AuditServices, person: PersonKey, by: Actor): Promise<string | null> {
  const mask = await findMask(services.db, person);
  const now = services.clock.now();
  if (mask) {
    const erased = { kind: 'person-erased', key: `person-erased ${mask.name}`, at: now, facts: {} } as const;
    await appendActs(services, [{ chain: 'site', ...erased, actor: by, subject: person }]);
  }
  await deletePendingOf(services.db, person);
  await forgetMask(services.db, person, now);
  return mask?.name ?? null;
}

/** All that the chains hold about a person, as its student or its actor, for their export; oldest first. */
export async function listEntriesAbout(db: Services['db'], person: PersonKey): Promise<AuditEntry[]> {
  const mask = await findMask(db, person);
  return mask ? listEntriesOf(db, mask.name) : [];
}
