import { findAssignment, findRubricVersion } from '../assignments/assignment-repository.ts';
import type { Assignment } from '../assignments/assignment.ts';
import { exemplarsFor } from '../assignments/exemplar.ts';
import { AppError } from '../errors.ts';
import type { Work } from '../grading/work.ts';
import { findPerson } from '../lti/directory-repository.ts';
import type { Person } from '../lti/directory.ts';
import type { Services } from '../services.ts';
import { sharePeople, type CoursePeople } from '../submissions/course-people.ts';
import { listOtherTexts } from '../submissions/submission-repository.ts';
import type { Submission } from '../submissions/submission.ts';
import { draftDeadline } from './draft-deadline.ts';

/** `deadline`: until when the draft may wait for a cheaper run. */
export type Asked = { work: Work; people: People; deadline: Date | null };

type People = Pick<CoursePeople, 'named'> & { author: Person | null };

/** The work as stored, with what was asked; redaction comes later, so that offsets always mean this text. */
export async function askedOf(services: Services, submission: Submission): Promise<Asked> {
  const tenancy = { platformId: submission.platformId, courseId: submission.courseId };
  const assignment = await findAssignment(services.db, tenancy, submission.assignmentId);
  if (!assignment) throw new AppError('assignment-gone', { status: 404 });
  const rubric = (await findRubricVersion(services.db, tenancy, versionOf(submission, assignment)))?.rubric;
  if (!rubric) throw new AppError('rubric-gone', { status: 404 });
  const { task, notes, feedbackLanguage: language, solutionsAllowed = false } = assignment;
  const { names, ...people } = await peopleOf(services, submission);
  const exemplars = exemplarsFor(assignment.exemplars, rubric);
  const otherTexts = exemplars.map((exemplar) => exemplar.text);
  const findOtherTexts = () => listOtherTexts(services.db, tenancy, submission);
  const { text } = submission.work;
  const teacherNote = submission.redraft?.note ?? '';
  const judged = { task, notes, rubric, text, language, solutionsAllowed, exemplars, names, teacherNote };
  const work = { ...judged, otherTexts, findOtherTexts };
  return { work, people, deadline: draftDeadline(assignment, submission) };
}

/** Everybody in the course that we know, and by name: no feedback may name them. */
async function peopleOf(
  services: Services,
  { platformId, courseId, personId, job }: Submission,
): Promise<People & { names: readonly string[] }> {
  const { named, names } = await sharePeople(services, { platformId, courseId }, job.runAt);
  const author = await findPerson(services.db, platformId, personId);
  const own = author?.name ?? null;
  return { named, author, names: own === null || names.includes(own) ? names : [...names, own] };
}

function versionOf(submission: Submission, assignment: Assignment): string {
  return submission.rubricVersionId ?? assignment.rubricVersionId;
}
