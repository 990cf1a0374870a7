import { createHash } from 'node:crypto';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { insertUnlinked, keepRubricVersion } from './assignment-repository.ts';
import type { Assignment } from './assignment.ts';
import { switchedNames } from './switched-names.ts';
import { rubricVersion, type AssignmentSettings } from './set-up-assignment.ts';

/**
 * Makes an assignment that has no link yet: its first launch binds it. The same form of the same visit sent twice makes
 * one assignment, so its id comes of both; the launch id keeps it from being guessed.
 */
export async function createPickedAssignment(
  services: Pick<Services, 'db' | 'clock'>,
  command: CreatePickedCommand,
): Promise<Assignment> {
  const { tenancy, by, settings, rubric, libraryRubricId, launchId } = command;
  const now = services.clock.now();
  const version = rubricVersion(tenancy, rubric, now);
  await keepRubricVersion(services.db, version);
  const _id = createHash('sha256')
    .update(JSON.stringify([launchId, settings, version._id]))
    .digest('base64url')
    .slice(0, 24);
  const { platformId, courseId } = tenancy;
  const where = { platformId, courseId, linkId: null, rubricVersionId: version._id, libraryRubricId };
  const switched = switchedNames(null, { settings, by, at: now });
  const assignment = { ...settings, ...switched, _id, ...where, createdBy: by.id, createdAt: now, updatedAt: now };
  await insertUnlinked(services.db, assignment);
  return assignment;
}

export type CreatePickedCommand = {
  tenancy: Tenancy;
  /** The picking visit. */
  launchId: string;
  /** Who makes it; `id` is a person id. */
  by: { id: string; name: string | null };
  settings: AssignmentSettings;
  rubric: Rubric;
  libraryRubricId: string | null;
};
