import { Router, type Request, type Response } from 'express';
import { parseForm } from '../../http/parse.ts';
import type { Services } from '../../services.ts';
import { findSubmission } from '../../submissions/submission-repository.ts';
import { reviewFormSchema } from '../review-form.ts';
import { commandOf, reviewAddress } from '../review-request.ts';
import type { Conflict } from '../reviewing.ts';
import type { Shown } from '../show-review.ts';
import { askAgain } from './ask-again.ts';
import { askSchema, takeSchema } from './redraft-form.ts';
import { storeOfferEnd } from './redraft-repository.ts';
import { stopReading } from './stop-reading.ts';
import { takeOffered } from './take-offered.ts';

type Show = (req: Request, res: Response, shown: Shown) => Promise<void>;

/** Asking the readers once more, stopping them, and taking over what they offer. */
export function redraftRoutes(services: Services, show: Show): Router {
  const router = Router();
  router.post('/review/:submissionId/redraft', async (req, res) => {
    const edits = parseForm(reviewFormSchema, req.body);
    const ask = parseForm(askSchema, req.body);
    const outcome = await askAgain(services, { ...commandOf(req, res), edits, ask });
    await answer(show, { req, res, outcome, edits });
  });
  router.post('/review/:submissionId/take', async (req, res) => {
    const edits = parseForm(reviewFormSchema, req.body);
    const part = parseForm(takeSchema, req.body);
    const outcome = await takeOffered(services, { ...commandOf(req, res), edits, part });
    await answer(show, { req, res, outcome, edits });
  });
  router.post('/review/:submissionId/stop', async (req, res) => {
    const outcome = await stopReading(services, commandOf(req, res));
    await answer(show, { req, res, outcome });
  });
  router.post('/review/:submissionId/dismiss-offer', async (req, res) => {
    await storeOfferEnd(services.db, commandOf(req, res));
    res.redirect(303, reviewAddress(req, res, null));
  });
  router.get('/review/:submissionId/reading', (req, res) => tellWhenRead(services, req, res));
  return router;
}

type Outcome = { kind: string; conflict?: Conflict };

async function answer(
  show: Show,
  { req, res, outcome, edits }: { req: Request; res: Response; outcome: Outcome; edits?: Shown['edits'] },
): Promise<void> {
  const { conflict } = outcome;
  if (conflict) await show(req, res, edits ? { edits, conflict } : { conflict });
  else res.redirect(303, reviewAddress(req, res, outcome.kind));
}

/**
 * For a page that waits: nothing while the readers are at it, then htmx loads it anew (`HX-Refresh`). Whoever has just
 * stopped them is on the way to the page that says so, which a reload of the old one would overtake.
 */
async function tellWhenRead(services: Services, req: Request, res: Response): Promise<void> {
  const { tenancy, submissionId, by } = commandOf(req, res);
  const { state, decisions = [] } = (await findSubmission(services.db, tenancy, submissionId)) ?? {};
  const last = decisions.at(-1);
  const isOwnStop = last?.kind === 'stop' && last.by === by.id;
  if (state !== 'queued' && state !== 'reading' && !isOwnStop) res.set('HX-Refresh', 'true');
  res.status(204).end();
}
