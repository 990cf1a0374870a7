import { AppError } from '../errors.ts';
import type { Connection } from 'mongoose';
import type { SealedField } from './sealed-field.ts';
import { eachSealedValue, replaceSealed, type SealedValue } from './sealed-value-repository.ts';
import type { Sealer } from './sealer.ts';

/** How the values of one field stand. */
export type SealCount = {
  name: string;
  /** Sealed with the newest secret, and opened to be sure. */
  current: number;
  /** Sealed with an earlier secret that we still have. */
  earlier: number;
  /** None of our secrets opens them: the ids of their documents. */
  unreadable: string[];
};

type Needs = { db: Connection; sealer: Sealer };

/**
 * Seals everything anew that the newest secret did not seal. It may be stopped and started again at any point, and run
 * beside processes that work: a value that changes meanwhile is left to whoever changed it.
 */
export async function resealAll(needs: Needs, fields: readonly SealedField[]): Promise<number> {
  let resealed = 0;
  for (const field of fields)
    for await (const value of eachSealedValue(needs.db, field)) if (await resealOne(needs, field, value)) resealed += 1;
  return resealed;
}

/** Opens every sealed value and tells with which secret that went. Changes nothing. */
export async function countSealed({ db, sealer }: Needs, fields: readonly SealedField[]): Promise<SealCount[]> {
  const counts: SealCount[] = [];
  for (const field of fields) {
    const count: SealCount = { name: `${field.collection}.${field.field}`, current: 0, earlier: 0, unreadable: [] };
    for await (const value of eachSealedValue(db, field)) {
      if (openValue(sealer, field, value) === null) count.unreadable.push(String(value.id));
      else count[sealer.isCurrent(value.sealed) ? 'current' : 'earlier'] += 1;
    }
    counts.push(count);
  }
  return counts;
}

async function resealOne({ db, sealer }: Needs, field: SealedField, value: SealedValue): Promise<boolean> {
  if (sealer.isCurrent(value.sealed)) return false;
  const content = openValue(sealer, field, value);
  if (content === null) return false;
  const sealed = sealer.seal(field.placeOf(value.document), content);
  return replaceSealed(db, field, { id: value.id, was: value.sealed, sealed });
}

function openValue(sealer: Sealer, field: SealedField, { sealed, document }: SealedValue): Buffer | null {
  try {
    return field.earlier
      ? sealer.openEarlier(field.placeOf(document), sealed)
      : sealer.open(field.placeOf(document), sealed);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
