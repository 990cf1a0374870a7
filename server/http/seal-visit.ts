import { AppError } from '../errors.ts';
import type { SealedField } from '../secrets/sealed-field.ts';
import type { Place, Sealer } from '../secrets/sealer.ts';
import type { StoredVisit, VisitDocument } from './visit-model.ts';

/**
 * A visit as it is stored. The addresses an LMS wants us to return to hold keys of its own sessions (Moodle's `sesskey`),
 * so they are sealed.
 */
export function sealVisit(sealer: Sealer, { returnUrl, picking, ...open }: StoredVisit): VisitDocument {
  const backTo: BackTo = { returnUrl, picking: picking ?? null };
  return { ...open, backTo: sealer.seal(placeOf(open._id), JSON.stringify(backTo)) };
}

/** The visit behind a stored one; null when none of our secrets opens it: then the visit has ended. */
export function openVisit(sealer: Sealer, { backTo, ...open }: VisitDocument): StoredVisit | null {
  // Visits of a version before 0.2 hold the addresses themselves, for a day at most.
  if (backTo === undefined) return { returnUrl: null, ...open };
  try {
    return { ...open, ...(JSON.parse(sealer.open(placeOf(open._id), backTo).toString('utf8')) as BackTo) };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

export const SEALED_VISIT_FIELDS: readonly SealedField[] = [
  { collection: 'visits', field: 'backTo', placeOf: ({ _id }) => placeOf(String(_id)) },
];

type BackTo = Pick<StoredVisit, 'returnUrl'> & { picking: StoredVisit['picking'] | null };

function placeOf(launchId: string): Place {
  return { purpose: 'visit', at: [launchId] };
}
