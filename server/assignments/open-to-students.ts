import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { findAssignment, findAssignmentByLink } from './assignment-repository.ts';
import type { Assignment } from './assignment.ts';
import { changeAssignment } from './change-assignment.ts';
import { changedOpening, isOpen } from './opening.ts';

/**
 * Opens a link's assignment, or the one named, to students. What is open stays as it is, whoever opened it first.
 * Throws AppError `assignment-missing` (404) and `assignment-busy` (409).
 */
export async function openToStudents(
  services: Pick<Services, 'db' | 'clock'>,
  command: { tenancy: Tenancy; linkId: string; id: string | null; by: { id: string; name: string | null } },
): Promise<Assignment> {
  const { db, clock } = services;
  const { tenancy, linkId, id, by } = command;
  return changeAssignment(services, tenancy, {
    by: by.id,
    find: () => (id === null ? findAssignmentByLink(db, tenancy, linkId) : findAssignment(db, tenancy, id)),
    make: (standing) => {
      const at = clock.now();
      if (isOpen(standing, at)) return null;
      return { opening: changedOpening(standing, null, { by: by.id, byName: by.name, at }) };
    },
  });
}
