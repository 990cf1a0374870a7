import { findRubricVersion } from '../assignments/assignment-repository.ts';
import type { Services } from '../services.ts';
import { selfLevels, type SelfLevel } from './self-assessment.ts';
import { openAttempt, type Author } from './student-work.ts';
import { saveSelfAssessment } from './composing-repository.ts';

/** Keeps the levels a student expects for the work being written; nothing where the assignment does not ask for them. */
export async function keepSelfAssessment(
  services: Pick<Services, 'db' | 'clock'>,
  command: Author & { chosen: ReadonlyMap<string, Omit<SelfLevel, 'criterionId'>> },
): Promise<void> {
  const { db, clock } = services;
  const { assignment, attempt } = await openAttempt(services, command);
  const version = await findRubricVersion(db, command.tenancy, assignment.rubricVersionId);
  if (!assignment.selfAssessment || !version) return;
  const levels = selfLevels(version.rubric, command.chosen);
  await saveSelfAssessment(db, command.tenancy, attempt._id, { levels, at: clock.now() });
}
