import { createHash, randomUUID } from 'node:crypto';
import type { Services } from '../services.ts';
import type { SiteFacts } from './act-facts.ts';
import type { Act } from './act.ts';
import { chainName } from './disguise-acts.ts';
import { insertAllPending, insertPending } from './pending-act-repository.ts';
import type { PendingAct } from './pending-act.ts';

type Named<A> = A extends Act ? Omit<A, 'at' | 'key'> & { key?: string } : never;
type Recording = Pick<Services, 'db' | 'clock'>;

/**
 * Notes an act that no document of its own tells of, to be appended to its chain by the sweep. Call it before the act
 * is done: what was recorded and then failed is a lesser evil than the reverse. With a `key` the same act is noted once,
 * however often it is told.
 */
export async function recordAct({ db, clock }: Recording, told: Named<Act>): Promise<void> {
  await insertPending(db, pendingOf(told, clock.now()));
}

/** The same for several acts at once. */
export async function recordActs({ db, clock }: Recording, told: readonly Named<Act>[]): Promise<void> {
  if (told.length === 0) return;
  const now = clock.now();
  await insertAllPending(
    db,
    told.map((one) => pendingOf(one, now)),
  );
}

function pendingOf(told: Named<Act>, at: Date): PendingAct {
  const key = told.key ?? randomUUID();
  const act: Act = { ...told, key, at };
  const _id = createHash('sha256')
    .update(JSON.stringify([chainName(act.chain), key]))
    .digest('base64url');
  return { _id, act };
}

/** The same for an admin's act on the whole site; `by`: `cli:<os user>`. */
export async function recordSiteAct<K extends keyof SiteFacts>(
  services: Recording,
  by: string,
  kind: K,
  facts: SiteFacts[K],
): Promise<void> {
  const act = { chain: 'site', kind, actor: by, subject: null, facts } as Named<Act>;
  await recordAct(services, act);
}
