import { Router } from 'express';
import type { LmsContext } from '../lms-context.ts';
import type { CourseDocument, GradeDocument, LineItemDocument, PersonDocument } from '../lms-documents.ts';
import { roleInCourse, showProblem, signedInPage, visitorName, type Visit } from './page-access.ts';

/** The gradebook, with every comment and attempt: the whole class for those who teach, one's own row for a student. */
export function gradebookRoutes(lms: LmsContext): Router {
  const router = Router();
  router.get('/courses/:courseId/gradebook', signedInPage(lms, showGradebook));
  return router;
}

async function showGradebook(visit: Visit): Promise<void> {
  const { lms, person, request, response } = visit;
  const course = await lms.store.courses.findOne({ _id: String(request.params['courseId']) });
  const role = course === null ? null : await roleInCourse(lms, person, course);
  if (course === null || role === null) {
    showProblem(visit, 404, 'Not found here', 'There is no such gradebook, or it is not yours to see.');
    return;
  }
  const people = role === 'student' ? [person] : await studentsOf(lms, course);
  const table = await gradebookTable(lms, course, people);
  const title = role === 'student' ? 'My grades' : 'Gradebook';
  const crumb = { courseId: course._id, courseTitle: course.title };
  response.send(lms.views.render('gradebook', { title, visitor: visitorName(person), ...crumb, ...table }));
}

async function studentsOf(lms: LmsContext, course: CourseDocument): Promise<PersonDocument[]> {
  const filter = { courseId: course._id, role: 'student' as const, active: true };
  const enrolments = await lms.store.enrolments.find(filter).toArray();
  const people = await lms.store.people.find({ _id: { $in: enrolments.map((one) => one.personId) } }).toArray();
  return people.toSorted((a, b) => a.familyName.localeCompare(b.familyName) || Number(a._id) - Number(b._id));
}

async function gradebookTable(lms: LmsContext, course: CourseDocument, people: PersonDocument[]) {
  const columns = (await lms.store.lineItems.find({ courseId: course._id }).toArray()).toSorted(
    (a, b) => Number(a._id) - Number(b._id),
  );
  const grades = await lms.store.grades.find({ lineItemId: { $in: columns.map((column) => column._id) } }).toArray();
  const cells = new Map(grades.map((grade) => [grade._id, grade]));
  const rows = people.map((person) => ({
    name: visitorName(person),
    cells: columns.map((column) => ({
      ...cellOf(column, cells.get(`${column._id}/${person._id}`)),
      attempts: attemptsOf(lms, column, person, cells.get(`${column._id}/${person._id}`)),
      review: lms.profile.opensReviews ? reviewPath(column, person) : null,
    })),
  }));
  return { columns: columns.map(({ label, scoreMaximum }) => ({ label, scoreMaximum })), rows };
}

/** Moodle shows the button in every column of an activity. */
function reviewPath({ _id, resourceLinkId }: LineItemDocument, { key }: PersonDocument): string | null {
  return resourceLinkId === null ? null : `/grades/${_id}/review/${encodeURIComponent(key)}`;
}

function attemptsOf(
  lms: LmsContext,
  column: LineItemDocument,
  { key }: PersonDocument,
  grade: GradeDocument | undefined,
) {
  const opens = lms.profile.speedGrader;
  return (grade?.attempts ?? []).map(({ url }, index) => ({
    number: index + 1,
    open: opens && url !== null ? `/grades/${column._id}/speed_grader/${encodeURIComponent(key)}/${index + 1}` : null,
  }));
}

function cellOf(column: LineItemDocument, grade: GradeDocument | undefined) {
  const { score, comment, comments = [], overridden } = { ...UNTOUCHED, ...grade };
  return {
    score: score === null ? null : String(score),
    scoreMaximum: column.scoreMaximum,
    comments: comments.length > 0 || comment === null ? comments : [comment],
    overridden: overridden && score !== null,
  };
}

const UNTOUCHED = { score: null, comment: null, overridden: false };
