import { findCoursesById, findLink, findLinksByResource, findMembership } from '../lti/directory-repository.ts';
import type { Course } from '../lti/directory.ts';
import type { LinkOrigin } from '../lti/link-origin.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { findAssignmentByLink, listFamily } from './assignment-repository.ts';
import type { Assignment } from './assignment.ts';
import { decideCopySource, type CopyCandidate } from './decide-copy-source.ts';

/** The assignment that a copied link was made for, and how much of it this person may take along. */
export type CopySource = {
  assignment: Assignment;
  courseTitle: string | null;
  sameCourse: boolean;
  /** The person teaches there, or here if it is the same course: the notes, which no student sees, come along. */
  taught: boolean;
};

/**
 * Finds it through the id our answer put into the link and through the histories the LMS sends; null where there is
 * none, or none that this person may know of. Never looks beyond the deployment.
 */
export async function findCopySource(
  { db }: Pick<Services, 'db'>,
  { tenancy, linkId, personId }: { tenancy: Tenancy; linkId: string; personId: string },
): Promise<CopySource | null> {
  const link = await findLink(db, tenancy, linkId);
  const origin = link?.origin;
  if (!link || !origin) return null;
  const assignments = await listCandidates(db, tenancy, link.deploymentId, origin);
  const courses = await findCoursesById(
    db,
    tenancy.platformId,
    assignments.map(({ courseId }) => courseId),
  );
  // context.id, too, is unique within a deployment only (LTI Core §5.4.1): a history says nothing of another one's courses.
  const near = courses.filter(({ deploymentId }) => deploymentId === link.deploymentId);
  const candidates = assignments.flatMap((assignment) => candidateOf(assignment, near, tenancy) ?? []);
  const judged = await Promise.all(
    candidates.map(async (one) => ({ ...one, taught: await taughtBy(db, one, personId) })),
  );
  return decideCopySource(judged, origin);
}

type Db = Services['db'];

async function listCandidates(
  db: Db,
  tenancy: Tenancy,
  deploymentId: string,
  { assignmentId, links }: LinkOrigin,
): Promise<(Assignment & { byLink: boolean })[]> {
  const { platformId } = tenancy;
  // resource_link.id is unique within a deployment only. LTI Core §5.3.5
  const old = links.length === 0 ? [] : await findLinksByResource(db, { platformId, deploymentId, ids: links });
  const linked = await Promise.all(
    old.map(({ courseId, _id }) => findAssignmentByLink(db, { platformId, courseId }, _id)),
  );
  const family = assignmentId === null ? [] : await listFamily(db, platformId, assignmentId);
  const byLink = linked.flatMap((one) => (one ? [{ ...one, byLink: true }] : []));
  const others = family.filter(({ _id }) => !byLink.some((one) => one._id === _id));
  return [...byLink, ...others.map((one) => ({ ...one, byLink: false }))];
}

function candidateOf(
  { byLink, ...assignment }: Assignment & { byLink: boolean },
  courses: readonly Course[],
  tenancy: Tenancy,
): Omit<CopyCandidate, 'taught'> | null {
  const course = courses.find(({ _id }) => _id === assignment.courseId);
  if (!course) return null;
  const sameCourse = assignment.courseId === tenancy.courseId;
  return { assignment, byLink, courseKey: course.key, courseTitle: course.title, sameCourse };
}

async function taughtBy(db: Db, { assignment, sameCourse }: Omit<CopyCandidate, 'taught'>, personId: string) {
  if (sameCourse) return true;
  const { platformId, courseId } = assignment;
  const membership = await findMembership(db, { platformId, courseId }, personId);
  return membership?.role === 'instructor' || membership?.role === 'designer';
}
