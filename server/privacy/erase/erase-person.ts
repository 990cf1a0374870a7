import { randomBytes } from 'node:crypto';
import { AppError } from '../../errors.ts';
import { newFormer } from '../../audit/former-person.ts';
import { findKnownPerson } from '../person/person-repository.ts';
import { findRunning, openErasure } from './erasure-repository.ts';
import type { Erasure, Scope } from './erasure.ts';
import type { EraseServices } from './erasing.ts';
import { runErasure } from './run-erasure.ts';

/**
 * Erases a person of an LMS from everything that the data map names, and returns the certificate as JSON text. Their
 * own documents go; where they acted on what is others', the act stays without them. Asking again while one is under
 * way goes on with that one. Throws AppError `person-unknown` (404).
 */
export async function erasePerson(
  services: EraseServices,
  { platformId, sub, by }: { platformId: string; sub: string; by: string },
): Promise<string> {
  const begun = await findRunning(services.db, platformId, sub);
  if (begun) return runErasure(services, begun);
  const person = await findKnownPerson(services.db, platformId, sub);
  if (!person) throw new AppError('person-unknown', { status: 404 });
  const { personId, memberships, name } = person;
  const names = [...new Set([name, ...memberships.map((one) => one.name)].flatMap((one) => one ?? []))];
  const scope: Scope = { kind: 'person', platformId, personId, sub, names };
  return runErasure(services, await openErasure(services.db, freshErasure(services, scope, by)));
}

/** An erasure that has done nothing yet. */
export function freshErasure({ clock }: EraseServices, scope: Scope, by: string): Erasure & { scope: Scope } {
  return {
    _id: randomBytes(9).toString('base64url'),
    state: 'running',
    scope,
    former: newFormer(),
    watch: { workIds: [], fileIds: [], personId: scope.kind === 'person' ? scope.personId : null, until: null },
    steps: [],
    by,
    startedAt: clock.now(),
    endedAt: null,
    certificate: null,
  };
}
