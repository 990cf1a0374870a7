import { Router } from 'express';
import { AppError } from '../errors.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { findSubmission } from '../submissions/submission-repository.ts';
import { cellId } from './gradebook-repository.ts';
import { resendScore } from './resend-score.ts';

/** The teacher's "send again" of a score that did not arrive. */
export function gradebookRoutes(services: Services): Router {
  const router = Router();
  router.post('/gradebook/:submissionId/send-again', allow('instructor'), async (req, res) => {
    const { tenancy, base } = visitOf(res);
    const submission = await findSubmission(services.db, tenancy, String(req.params['submissionId']));
    if (!submission) throw new AppError('submission-gone', { status: 404 });
    await resendScore(services, { tenancy, cellId: cellId(submission) });
    res.redirect(303, `${base}/review/${submission._id}`);
  });
  return router;
}
