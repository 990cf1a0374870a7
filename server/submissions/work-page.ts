import type { Response } from 'express';
import { findRubricVersion } from '../assignments/assignment-repository.ts';
import { visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { taskView, type TaskView } from './compose-view.ts';
import type { Author, FoundStanding } from './student-work.ts';

/** What is asked, as the pages of a work show it. */
export async function taskOf(
  { db, clock }: Services,
  res: Response,
  { assignment, standing }: FoundStanding,
): Promise<TaskView> {
  const version = await findRubricVersion(db, visitOf(res).tenancy, assignment.rubricVersionId);
  const { attemptsLeft } = standing;
  return taskView(assignment, { rubric: version?.rubric ?? null, attemptsLeft, now: clock.now() });
}

/** Whose work the pages of this visit are about. */
export function authorOf(res: Response): Author {
  const { tenancy, linkId, person } = visitOf(res);
  return { tenancy, linkId, personId: person.id };
}

/** The header a browser reloads by, without a script; the page has a link for those who switched that off. */
export function askAgain(res: Response): void {
  res.set('Refresh', '2');
}
