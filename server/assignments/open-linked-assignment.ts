import { findLink } from '../lti/directory-repository.ts';
import type { Link } from '../lti/directory.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { bindAssignment, findAssignment, findAssignmentByLink } from './assignment-repository.ts';
import type { Assignment } from './assignment.ts';

/**
 * The assignment a link opens. A link that was picked for an assignment of this very course is bound to it at its first
 * launch; an id of any other course opens nothing, whatever the link says.
 */
export async function openLinkedAssignment(
  { db }: Pick<Services, 'db'>,
  tenancy: Tenancy,
  linkId: string,
): Promise<Assignment | null> {
  const standing = await findAssignmentByLink(db, tenancy, linkId);
  if (standing) return standing;
  const link = await findLink(db, tenancy, linkId);
  const named = link?.origin?.assignmentId;
  const assignment = named ? await findAssignment(db, tenancy, named) : null;
  if (!link || !assignment) return null;
  const bound = assignment.linkId === null ? null : await findLink(db, tenancy, assignment.linkId);
  if (isCopyWithinCourse(link, bound)) return null;
  await bindAssignment(db, tenancy, { id: assignment._id, from: assignment.linkId, linkId });
  return findAssignmentByLink(db, tenancy, linkId);
}

/**
 * Every pick has an id of its own. A second link with the same one was made by the LMS's "duplicate": its teacher may
 * want a variant, so it does not take over the work and the gradebook column of the first. A link picked anew does.
 */
export function isCopyWithinCourse(link: Link, bound: Link | null): boolean {
  if (bound === null || bound._id === link._id) return false;
  return (link.origin?.pickId ?? null) === (bound.origin?.pickId ?? null);
}
