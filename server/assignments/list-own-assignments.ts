import { findCourse, findCoursesById, findMembership } from '../lti/directory-repository.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { listSetUpBy } from './assignment-repository.ts';
import type { Assignment } from './assignment.ts';

/** An assignment that a person may copy from. `judges`: they teach there, so that its exemplars are theirs to see. */
export type OwnAssignment = {
  assignment: Assignment;
  courseTitle: string | null;
  sameCourse: boolean;
  judges: boolean;
};

/**
 * What this person set up themselves in courses of this deployment where they still have a set-up right, newest first.
 * Both are asked for: who was taken out of a course copies nothing out of it, and what a colleague set up is theirs.
 */
export async function listOwnAssignments(
  { db }: Pick<Services, 'db'>,
  { tenancy, personId }: { tenancy: Tenancy; personId: string },
): Promise<OwnAssignment[]> {
  const { platformId } = tenancy;
  const here = await findCourse(db, tenancy);
  if (!here) return [];
  const assignments = await listSetUpBy(db, platformId, personId);
  const courseIds = [...new Set(assignments.map(({ courseId }) => courseId))];
  // context.id is unique within a deployment only (LTI Core §5.4.1), and deployments may be different schools.
  const near = (await findCoursesById(db, platformId, courseIds)).filter(
    ({ deploymentId }) => deploymentId === here.deploymentId,
  );
  const roles = await Promise.all(near.map(({ _id }) => roleIn(db, { platformId, courseId: _id }, personId)));
  return assignments.flatMap((assignment) => {
    const at = near.findIndex(({ _id }) => _id === assignment.courseId);
    const role = roles[at];
    if (role !== 'instructor' && role !== 'designer') return [];
    const sameCourse = assignment.courseId === tenancy.courseId;
    return [{ assignment, courseTitle: near[at]?.title ?? null, sameCourse, judges: role === 'instructor' }];
  });
}

async function roleIn(db: Services['db'], tenancy: Tenancy, personId: string) {
  const membership = await findMembership(db, tenancy, personId);
  return membership?.active ? membership.role : null;
}
