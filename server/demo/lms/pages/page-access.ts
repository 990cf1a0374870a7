import type { Request, Response } from 'express';
import type { LmsContext } from '../lms-context.ts';
import type { CourseDocument, EnrolmentRole, PersonDocument } from '../lms-documents.ts';
import { visitorOf, type Visitor } from './session.ts';

/** A page for somebody who is signed in; anyone else is sent to choose a person. */
export function signedInPage(lms: LmsContext, page: SignedInPage) {
  return async (request: Request, response: Response): Promise<void> => {
    const visitor = await visitorOf(lms, request);
    if (visitor === null) response.redirect(303, '/');
    else await page({ lms, request, response, ...visitor });
  };
}

export type Visit = { lms: LmsContext; request: Request; response: Response } & Visitor;
type SignedInPage = (visit: Visit) => Promise<void> | void;

/** What the layout prints about the visitor. */
export function visitorName({ givenName, familyName }: PersonDocument): string {
  return `${givenName} ${familyName}`;
}

/** What a person is in a course; null: no business there. An admin sees every course as a teacher does. */
export async function roleInCourse(
  lms: LmsContext,
  person: PersonDocument,
  course: CourseDocument,
): Promise<EnrolmentRole | null> {
  const enrolment = await lms.store.enrolments.findOne({ _id: `${course._id}/${person._id}`, active: true });
  return enrolment?.role ?? (person.admin ? 'teacher' : null);
}

/** The site's page for what cannot be shown. */
export function showProblem(visit: Pick<Visit, 'lms' | 'response'>, status: number, title: string, text: string): void {
  visit.response.status(status).send(visit.lms.views.render('problem', { title, text }));
}
