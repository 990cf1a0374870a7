import { Router, type Response } from 'express';
import { z } from 'zod';
import type { LmsContext } from '../lms-context.ts';
import type { PersonDocument } from '../lms-documents.ts';
import { roleInCourse, showProblem, visitorName } from './page-access.ts';
import { endSession, startSession, visitorOf } from './session.ts';

/** The front page: choose who to be, then choose a course. There is no password, for there is nothing to protect. */
export function signInRoutes(lms: LmsContext): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const visitor = await visitorOf(lms, request);
    if (visitor === null) await showPeople(lms, response);
    else await showCourses(lms, response, visitor.person);
  });
  router.post('/sign-in', async (request, response) => {
    const key = z.object({ person: z.string() }).safeParse(request.body).data?.person ?? '';
    const person = await lms.store.people.findOne({ key });
    if (person === null) {
      showProblem({ lms, response }, 400, 'Nobody by that name', 'Go back to the first page and choose a person.');
      return;
    }
    await startSession(lms, response, person);
    response.redirect(303, '/');
  });
  router.post('/sign-out', async (request, response) => {
    await endSession(lms, request, response);
    response.redirect(303, '/');
  });
  return router;
}

async function showPeople(lms: LmsContext, response: Response): Promise<void> {
  const people = await lms.store.people.find({}).toArray();
  const teaching = await lms.store.enrolments.distinct('personId', { role: { $ne: 'student' } });
  const listed = (fits: (person: PersonDocument) => boolean) =>
    people.filter(fits).map((person) => ({ key: person.key, name: visitorName(person) }));
  const groups = [
    { heading: 'Teachers', people: listed((one) => !one.admin && teaching.includes(one._id)) },
    { heading: 'Students', people: listed((one) => !one.admin && !teaching.includes(one._id)) },
    { heading: 'Administrators', people: listed((one) => one.admin) },
  ];
  const shown = groups.filter((group) => group.people.length > 0);
  response.send(lms.views.render('sign-in', { title: 'Choose who to be', groups: shown }));
}

async function showCourses(lms: LmsContext, response: Response, person: PersonDocument): Promise<void> {
  const courses = await lms.store.courses.find({}).toArray();
  const roles = await Promise.all(courses.map((course) => roleInCourse(lms, person, course)));
  const visible = courses.filter((_course, index) => roles[index] !== null);
  const data = { title: 'My courses', visitor: visitorName(person), admin: person.admin, courses: visible };
  response.send(lms.views.render('home', data));
}
