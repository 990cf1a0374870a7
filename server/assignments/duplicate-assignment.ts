import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { findAssignmentByLink } from './assignment-repository.ts';
import type { Assignment } from './assignment.ts';
import { copyAssignment } from './copy-assignment.ts';
import { findCopySource } from './find-copy-source.ts';

/**
 * Makes this course's own copy of the assignment behind a copied link: what is asked, the rubric and the rules, never
 * people, work, drafts or reviews. Whoever was quicker wins. Throws AppError `copy-gone` (404).
 */
export async function duplicateAssignment(
  services: Pick<Services, 'db' | 'clock'>,
  command: { tenancy: Tenancy; linkId: string; by: { id: string; name: string | null } },
): Promise<Assignment> {
  const { tenancy, linkId, by } = command;
  const standing = await findAssignmentByLink(services.db, tenancy, linkId);
  if (standing) return standing;
  const source = await findCopySource(services, { tenancy, linkId, personId: by.id });
  if (!source) throw new AppError('copy-gone', { status: 404 });
  const { assignment, taught } = source;
  return copyAssignment(services, {
    ...command,
    source: assignment,
    takes: { notes: taught, exemplars: false, dates: true },
  });
}
