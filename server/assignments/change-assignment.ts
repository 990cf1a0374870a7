import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { updateAssignment } from './assignment-repository.ts';
import type { Assignment } from './assignment.ts';
import { changedSettings } from './changed-settings.ts';

/**
 * Changes what stands by one conditional write; whoever changes it at the same moment is waited for by looking again.
 * `make` says what to write, or null for nothing. Resolves to what stands then. Throws AppError `assignment-missing`
 * (404) and `assignment-busy` (409).
 */
export async function changeAssignment(
  services: Pick<Services, 'db' | 'clock'>,
  tenancy: Tenancy,
  change: Change,
): Promise<Assignment> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const standing = await change.find();
    if (!standing) throw new AppError('assignment-missing', { status: 404 });
    const wanted = change.make(standing);
    if (wanted === null) return standing;
    const now = services.clock.now();
    const settings = { ...wanted, ...changedSettings(standing, wanted, { by: change.by, at: now }) };
    // Always later than before: it tells versions apart.
    const updatedAt = new Date(Math.max(now.getTime(), standing.updatedAt.getTime() + 1));
    const seen = { id: standing._id, seenAt: standing.updatedAt, settings, updatedAt };
    const changed = await updateAssignment(services.db, tenancy, seen);
    if (changed) return changed;
  }
  throw new AppError('assignment-busy', { status: 409 });
}

/** `by` is a person id. */
type Change = {
  by: string;
  find: () => Promise<Assignment | null>;
  make: (standing: Assignment) => Partial<Assignment> | null;
};

const MOST_TRIES = 5;
