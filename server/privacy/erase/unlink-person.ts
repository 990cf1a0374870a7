import { forgetPerson } from '../../audit/forget-person.ts';
import { keepErased } from '../../lti/erased-people-repository.ts';
import { DATA_MAP } from '../data-map.ts';
import { actedFilter, countOf, unlinkActed } from './erase-repository.ts';
import { findErasure } from './erasure-repository.ts';
import type { PersonScope } from './erasure.ts';
import { step, type Erasing } from './erasing.ts';

/** First of all: from here on no roster brings the person back. */
export async function forgetOnRosters({ services, scope }: Erasing): Promise<void> {
  if (scope.kind === 'person') await keepErased(services.db, scope.platformId, scope.sub);
}

/** Where the person acted on what is not theirs, the act stays and nobody stands behind it any more. */
export async function unlinkPerson(erasing: Erasing, { personId }: PersonScope): Promise<void> {
  if (personId === null) return;
  const { services, former } = erasing;
  for (const line of DATA_MAP.filter(
    ({ acted = [], collection }) => acted.length > 0 && !AUDITED.includes(collection),
  )) {
    const { collection } = line;
    const count = await countOf(services.db, collection, actedFilter(line, personId));
    const change = { collection, did: 'changed', count, what: 'acts' } as const;
    await step(erasing, change, () => unlinkActed(services.db, line, personId, former));
  }
}

/** What the audit chain's own forgetting deletes. */
export const AUDITED = ['pseudonyms', 'auditActs'];

/** Says in the site's chain that somebody was erased, and cuts the one link between the person and all chains. */
export async function leaveAudit({ services, id }: Erasing, { platformId, personId }: PersonScope): Promise<void> {
  if (personId === null) return;
  const { by = 'system' } = (await findErasure(services.db, id)) ?? {};
  await forgetPerson(services, { platformId, personId }, by);
}
