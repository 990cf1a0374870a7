import { Router, type Request, type Response } from 'express';
import { findAssignmentByLink } from '../assignments/assignment-repository.ts';
import { AppError } from '../errors.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import { findPersonBySub } from '../lti/directory-repository.ts';
import type { Services } from '../services.ts';
import { listAttempts } from '../submissions/submission-repository.ts';

/**
 * Where a submission review from the LMS's gradebook lands: a teacher at that student's newest work, a student at their
 * own feedback and at nobody else's. While names are hidden the page shows the alias, and says what the way there told.
 * The id in the address is the LMS's `for_user.user_id`. LTI Submission Review §3
 */
export function reviewOfRoutes(services: Services): Router {
  const router = Router();
  router.get('/review-of/:sub', allow('instructor', 'student'), (req, res) => openReviewOf(services, req, res));
  return router;
}

async function openReviewOf(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const { tenancy, base, role } = visit;
  const person = await findPersonBySub(services.db, tenancy.platformId, String(req.params['sub']));
  if (role === 'student' && person?._id !== visit.person.id) throw new AppError('review-not-yours', { status: 403 });
  const submissionId = person && (await newestWork(services, visit, person._id));
  if (!submissionId) res.render('reviews/no-work', noWorkView(visit));
  else res.redirect(303, role === 'student' ? `${base}/feedback` : `${base}/review/${submissionId}?from=gradebook`);
}

async function newestWork({ db }: Services, { tenancy, linkId }: Visit, personId: string): Promise<string | null> {
  const assignment = await findAssignmentByLink(db, tenancy, linkId);
  if (!assignment) return null;
  const attempts = await listAttempts(db, tenancy, { assignmentId: assignment._id, personId });
  return attempts.filter(({ state }) => state !== 'composing').at(-1)?._id ?? null;
}

function noWorkView({ base, role }: Visit) {
  return { titleKey: 'reviews:noWork.title', base, own: role === 'student' };
}
