import { Router, type Request, type Response } from 'express';
import { AppError } from '../errors.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { findSubmission } from '../submissions/submission-repository.ts';
import { cellId } from './gradebook-repository.ts';
import { resendScore } from './resend-score.ts';

/** The teacher's "send again" of a score that did not arrive, or of a comment that may be missing. */
export function gradebookRoutes(services: Services): Router {
  const router = Router();
  const again = (comment: boolean) => async (req: Request, res: Response) => {
    const { tenancy, base } = visitOf(res);
    const submission = await findSubmission(services.db, tenancy, String(req.params['submissionId']));
    if (!submission) throw new AppError('submission-gone', { status: 404 });
    await resendScore(services, { tenancy, cellId: cellId(submission), comment });
    res.redirect(303, `${base}/review/${submission._id}`);
  };
  router.post('/gradebook/:submissionId/send-again', allow('instructor'), again(false));
  router.post('/gradebook/:submissionId/send-comment', allow('instructor'), again(true));
  return router;
}
