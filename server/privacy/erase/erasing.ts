import type { AuditServices } from '../../audit/append-acts.ts';
import type { Services } from '../../services.ts';
import type { DataLine } from '../data-line.ts';
import { ownFilter, type Subject } from './erase-repository.ts';
import { noteStep } from './erasure-repository.ts';
import type { Scope, Step } from './erasure.ts';

/** One round of an erasure. `found` counts what it came upon: a round that finds nothing was the last. */
export type Erasing = {
  services: EraseServices;
  id: string;
  scope: Scope;
  former: string;
  round: number;
  subject: Subject;
  found: number;
};

export type EraseServices = AuditServices & Pick<Services, 'config' | 'logger'>;

type Change = Pick<Step, 'collection' | 'did'> & { count: number; what?: string };

/** Notes what is about to change, then changes it; nothing, where there is nothing. */
export async function step(erasing: Erasing, change: Change, apply: () => Promise<void>): Promise<void> {
  const { collection, did, count, what = 'own' } = change;
  if (count === 0) return;
  erasing.found += count;
  const name = `${erasing.round} ${did} ${collection} ${what}`;
  const { db, clock } = erasing.services;
  await noteStep(db, erasing.id, { name, collection, did, count }, clock.now());
  await apply();
}

/** The documents of a line that go; null when none do. What a course keeps of its teachers is not about students. */
export function goingFilter({ own, ends, collection }: DataLine, { scope, subject }: Erasing): object | null {
  if (scope.kind === 'person') return own ? ownFilter(own, subject) : null;
  if (ends !== 'deleted') return null;
  if (own?.is === 'file') return ownFilter(own, subject);
  const { platformId, courseId } = scope;
  if (collection === 'people') return { platformId, _id: { $in: [...scope.leavingIds] } };
  return { platformId, courseId, ...(collection === 'memberships' ? { role: { $ne: 'instructor' } } : {}) };
}
