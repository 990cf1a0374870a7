import { Router, type Request, type Response } from 'express';
import { AppError } from '../../errors.ts';
import { allow, visitOf } from '../../http/session.ts';
import type { Visit } from '../../http/visit.ts';
import { loadReviewing } from '../../reviews/reviewing.ts';
import { maskForSecond } from '../../reviews/second/mask-for-second.ts';
import type { Services } from '../../services.ts';
import { callStudent } from '../../submissions/call-students.ts';
import { findSubmission } from '../../submissions/submission-repository.ts';
import { leftView, type Looker } from './left-view.ts';
import { readLeft } from './read-left.ts';

/** What left the building for one work: for its student, and for the teachers of its course. Below `/l/:launchId`. */
export function leftRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/left/:submissionId', allow('student'), (req, res) => show(services, req, res));
  routes.get('/review/:submissionId/left', allow('instructor'), (req, res) => show(services, req, res));
  return routes;
}

async function show(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const submissionId = String(req.params['submissionId']);
  const looker = await lookerOf(services, visit, submissionId);
  const left = await readLeft(services, visit.tenancy, submissionId);
  const back = looker === 'own' ? `${visit.base}/feedback` : `${visit.base}/review/${submissionId}`;
  const view = leftView(left, { looker, locale: visit.locale });
  res.set('Cache-Control', 'no-store').render('privacy/left', { titleKey: 'departures:title', back, ...view });
}

/** Throws AppError `submission-gone` (404) for whoever has no business with the work. */
async function lookerOf({ db }: Services, { tenancy, person, role }: Visit, submissionId: string): Promise<Looker> {
  if (role === 'student') {
    const own = await findSubmission(db, tenancy, submissionId);
    if (own?.personId !== person.id) throw new AppError('submission-gone', { status: 404 });
    return 'own';
  }
  const { submission, hidden } = maskForSecond(await loadReviewing({ db }, tenancy, submissionId), person.id);
  if (hidden) return 'hidden';
  return (await callStudent(db, tenancy, submission)).alias === null ? 'whole' : 'aliased';
}
