import type { Connection } from 'mongoose';
import { findAssignment, findAssignmentByLink } from '../assignments/assignment-repository.ts';
import type { Assignment } from '../assignments/assignment.ts';
import type { Visit } from '../http/visit.ts';
import type { QueueFilter } from './queue-filter.ts';
import type { RunScope } from './run-pause.ts';

/** Whose queue an address names, seen from one assignment: its own, another's, or (null) the course's. */
export function scopeOf({ scope, assignment }: QueueFilter, own: string): { assignmentId: string | null } {
  return { assignmentId: scope === 'course' ? (assignment ?? null) : own };
}

/** What a queue's address reads, pauses and releases together; null when it names an assignment that is not there. */
export function runScopeOf(
  { tenancy: { platformId, courseId } }: Pick<Visit, 'tenancy'>,
  { scope, assignment }: QueueFilter,
  found: Assignment | null,
): RunScope | null {
  if (found) return { platformId, courseId, assignmentId: found._id };
  return scope === 'course' && assignment === undefined ? { platformId, courseId, assignmentId: null } : null;
}

/** The one assignment that a queue's address names; null for the course's, or when there is none yet. */
export async function findQueueAssignment(
  db: Connection,
  { tenancy, linkId }: Pick<Visit, 'tenancy' | 'linkId'>,
  { scope, assignment }: QueueFilter,
): Promise<Assignment | null> {
  if (scope !== 'course') return findAssignmentByLink(db, tenancy, linkId);
  return assignment === undefined ? null : findAssignment(db, tenancy, assignment);
}
