import { Router, type Request, type Response } from 'express';
import { parseForm } from '../http/parse.ts';
import { allow, visitOf } from '../http/session.ts';
import { filterQuery, readQueueFilter } from '../reviews/queue-filter.ts';
import { reviewFormSchema } from '../reviews/review-form.ts';
import { saveReview } from '../reviews/save-review.ts';
import type { Services } from '../services.ts';
import { previewFeedback } from './preview-feedback.ts';

/** What a student will read (or, after the release, reads), shown to the teacher: to check, and to print. */
export function previewRoutes(services: Services): Router {
  const router = Router();
  router.get('/review/:submissionId/preview', allow('instructor'), async (req, res) => {
    const submissionId = String(req.params['submissionId']);
    const preview = await previewFeedback(services, { visit: visitOf(res), submissionId });
    const links = { back: `${visitOf(res).base}/review/${submissionId}${queryOf(req)}` };
    if (preview.kind === 'refused') showRefusal(res, preview.reason, links.back);
    else {
      const { state, goesOutAt } = preview;
      res.render('feedback/feedback', { ...preview.view, preview: { ...links, state, goesOutAt } });
    }
  });
  router.post('/review/:submissionId/preview', allow('instructor'), (req, res) => saveAndShow(services, req, res));
  return router;
}

/** What is typed is saved first, so that the preview shows it; somebody else's newer text wins the page. */
async function saveAndShow(services: Services, req: Request, res: Response): Promise<void> {
  const { tenancy, person, base } = visitOf(res);
  const submissionId = String(req.params['submissionId']);
  const edits = parseForm(reviewFormSchema, req.body);
  const outcome = await saveReview(services, { tenancy, submissionId, by: person, edits });
  if (outcome.kind === 'saved') res.redirect(303, `${base}/review/${submissionId}/preview${queryOf(req)}`);
  // The review page knows how to show a conflict without losing what was typed.
  else res.redirect(307, `${base}/review/${submissionId}${queryOf(req)}`);
}

function queryOf(req: Request): string {
  return filterQuery(readQueueFilter(req.query));
}

function showRefusal(res: Response, reason: string, back: string): void {
  const text = reason === 'nothing' ? 'feedback:preview.nothing' : `reviews:refused.${reason}`;
  res
    .status(409)
    .render('feedback/no-preview', { titleKey: 'feedback:preview.title', visit: visitOf(res), text, back });
}
