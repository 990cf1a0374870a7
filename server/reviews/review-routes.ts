import { recordsOpening } from '../submissions/record-opening.ts';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { parseForm } from '../http/parse.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { approveReview } from './approve-review.ts';
import { exemplarRoutes } from './exemplar-routes.ts';
import { autosaveReview } from './autosave-review.ts';
import { bankRoutes } from './bank/bank-routes.ts';
import { batchRoutes } from './batch/batch-routes.ts';
import type { GradebookDesk } from './gradebook-notice.ts';
import { filterQuery, readQueueFilter } from './queue-filter.ts';
import { noteRoutes } from './notes/note-routes.ts';
import { presenceRoutes } from './presence-routes.ts';
import { groupRoutes } from './groups/group-routes.ts';
import { queueRoutes } from './queue-routes.ts';
import { replyRoutes } from './replies/reply-routes.ts';
import { redraftRoutes } from './redraft/redraft-routes.ts';
import { retryDraft } from './retry-draft.ts';
import { returnToStudent } from './return-to-student.ts';
import type { ReviewEdits } from './review-content.ts';
import { reviewFormSchema } from './review-form.ts';
import { showChanges } from './show-changes.ts';
import { showReview, type Shown } from './show-review.ts';
import type { Conflict, ReviewCommand } from './reviewing.ts';
import { runRoutes } from './run-routes.ts';
import { saveReview } from './save-review.ts';
import { secondRoutes } from './second/second-routes.ts';
import { shareRoutes } from './shares/share-routes.ts';
import { startFromScratch } from './start-from-scratch.ts';
import { undoApproval } from './undo-approval.ts';

/** The teacher's desk under `/l/:launchId`: queue, review page and decisions. */
export function reviewRoutes(services: Services, gradebook: GradebookDesk): Router {
  const router = Router();
  const show = pageShower(services, gradebook);
  router.use(['/queue', '/review'], allow('instructor'));
  router.use('/review/:submissionId', recordsOpening(services, 'review'));
  router.use(runRoutes(services), exemplarRoutes(services));
  router.use(presenceRoutes(services));
  router.use(batchRoutes(services), groupRoutes(services));
  router.use(queueRoutes(services, gradebook), shareRoutes(services));
  router.use(redraftRoutes(services, show), bankRoutes(services, show), replyRoutes(services, show));
  router.use(secondRoutes(services, show), noteRoutes(services, show));
  router.get('/review/:submissionId', (req, res) => show(req, res, {}));
  router.post('/review/:submissionId', async (req, res) => {
    const edits = parseForm(reviewFormSchema, req.body);
    if (req.accepts(['html', 'json']) === 'json') await autosave(services, req, res, edits);
    else await save(services, show, { req, res, edits });
  });
  router.get('/review/:submissionId/changes', async (req, res) => {
    const wanted = { visit: visitOf(res), submissionId: idOf(req), query: req.query };
    res.render('reviews/changes', await showChanges(services, wanted));
  });
  router.post('/review/:submissionId/approve', async (req, res) => {
    const edits = parseForm(reviewFormSchema, req.body);
    const outcome = await approveReview(services, { ...commandOf(req, res), edits, askSecond: asksSecond(req) });
    if (outcome.kind === 'approved' || outcome.kind === 'waits') back(req, res, outcome.kind);
    else if (outcome.kind === 'conflict') await show(req, res, { edits, conflict: outcome.conflict });
    else await show(req, res, { refused: outcome });
  });
  router.post('/review/:submissionId/return', async (req, res) => {
    const { note } = parseForm(returnSchema, req.body);
    const outcome = await returnToStudent(services, { ...commandOf(req, res), note });
    if (outcome.kind === 'returned') back(req, res, 'returned');
    else if (outcome.kind === 'note-missing') await show(req, res, { noteMissing: true });
    else await show(req, res, { conflict: outcome.conflict, note });
  });
  router.post('/review/:submissionId/undo', button(services, show, undoApproval));
  router.post('/review/:submissionId/retry', button(services, show, retryDraft));
  router.post('/review/:submissionId/scratch', button(services, show, startFromScratch));
  return router;
}

/** The button beside the plain approval: the first marker wants a second one. */
function asksSecond(req: Request): boolean {
  return (req.body as Record<string, unknown>)['second'] === 'ask';
}

async function save(
  services: Services,
  show: Show,
  { req, res, edits }: { req: Request; res: Response; edits: ReviewEdits },
): Promise<void> {
  const outcome = await saveReview(services, { ...commandOf(req, res), edits });
  if (outcome.kind === 'saved') back(req, res, 'saved');
  else await show(req, res, { edits, conflict: outcome.conflict });
}

/** The page's own saving: it keeps what is typed, so that it needs no more than the new version or why not. */
async function autosave(services: Services, req: Request, res: Response, edits: ReviewEdits): Promise<void> {
  const outcome = await autosaveReview(services, { ...commandOf(req, res), edits });
  if (outcome.kind === 'conflict') res.status(409).json({ kind: 'conflict' });
  else res.json({ ...outcome, savedAt: services.clock.now() });
}

type Show = (req: Request, res: Response, shown: Shown) => Promise<void>;

function pageShower(services: Services, gradebook: GradebookDesk): Show {
  return async (req, res, shown) => {
    const wanted = { visit: visitOf(res), submissionId: idOf(req), query: req.query, gradebook, shown };
    const page = await showReview(services, wanted);
    res.status(page.status).render('reviews/review', page.view);
  };
}

/** A button without fields: the use case, then the page anew, or what stood in the way. */
function button(
  services: Services,
  show: Show,
  useCase: (services: Services, command: ReviewCommand) => Promise<ActOutcome>,
) {
  return async (req: Request, res: Response): Promise<void> => {
    const outcome = await useCase(services, commandOf(req, res));
    if (outcome.conflict) await show(req, res, { conflict: outcome.conflict });
    else back(req, res, outcome.kind);
  };
}

type ActOutcome = { kind: string; conflict?: Conflict };

const returnSchema = z.object({ note: z.string().max(5000) });

function commandOf(req: Request, res: Response): ReviewCommand {
  const { tenancy, person } = visitOf(res);
  return { tenancy, submissionId: idOf(req), by: person };
}

function idOf(req: Request): string {
  return String(req.params['submissionId']);
}

/** After a decision the page is loaded anew, so that a reload never repeats it; the filters go along. */
function back(req: Request, res: Response, done: string): void {
  const query = new URLSearchParams(filterQuery(readQueueFilter(req.query)));
  query.set('done', done);
  res.redirect(303, `${visitOf(res).base}/review/${idOf(req)}?${query.toString()}`);
}
