import { randomUUID } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Picking, Visit } from '../http/visit.ts';
import { findCourse } from '../lti/directory-repository.ts';
import { rubricTotal } from '../rubrics/rubric-version.ts';
import type { Services } from '../services.ts';
import { findRubricVersion } from './assignment-repository.ts';
import type { Assignment } from './assignment.ts';
import { contentItem } from './content-item.ts';

/** Signs the answer to the LMS's picker: these assignments, or none when the person turned back. */
export async function answerPicker(
  services: Pick<Services, 'db' | 'lti' | 'config'>,
  { visit, picking, picked, error = null }: PickerAnswer,
): Promise<string> {
  const { tenancy } = visit;
  const course = await findCourse(services.db, tenancy);
  if (!course) throw new AppError('assignment-missing', { status: 404 });
  const items = await Promise.all(picked.map((assignment) => itemOf(services, assignment, picking)));
  const { deploymentId } = course;
  return services.lti.signDeepLinkingAnswer(tenancy.platformId, { deploymentId, data: picking.data, items, error });
}

export type PickerAnswer = {
  visit: Visit;
  picking: Picking;
  picked: readonly Assignment[];
  /** Words for the LMS to show; null: nothing went wrong. */
  error?: string | null;
};

async function itemOf({ db, config }: Pick<Services, 'db' | 'config'>, assignment: Assignment, picking: Picking) {
  const version = await findRubricVersion(db, assignment, assignment.rubricVersionId);
  if (!version) throw new AppError('rubric-gone', { status: 404 });
  const scoreMaximum = rubricTotal(version.rubric);
  const launchUrl = `${config.publicUrl}/lti/launch`;
  return contentItem(assignment, { picking, pickId: randomUUID(), launchUrl, scoreMaximum });
}
