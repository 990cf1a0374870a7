import { Router, type Request, type Response } from 'express';
import { visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { announcePresence, presenceView, takeOver } from './presence.ts';
import { filterQuery, readQueueFilter } from './queue-filter.ts';
import type { ReviewCommand } from './reviewing.ts';

/** htmx stops asking at this status (htmx reference, "Polling"). */
const STOP_POLLING = 286;

/** Signs of life of an open review page, and taking it over from somebody. */
export function presenceRoutes(services: Services): Router {
  const router = Router();
  router.post('/review/:submissionId/presence', async (req, res) => {
    const command = commandOf(req, res);
    const presence = presenceView(await announcePresence(services, command, inView(req)));
    const view = { layout: false, presence, action: addressOf(req, res), query: queryOf(req) };
    res.status(presence.watch ? 200 : STOP_POLLING).render('reviews/presence', view);
  });
  router.post('/review/:submissionId/take-over', async (req, res) => {
    await takeOver(services, commandOf(req, res));
    res.redirect(303, `${addressOf(req, res)}${queryOf(req)}`);
  });
  return router;
}

function commandOf(req: Request, res: Response): ReviewCommand {
  const { tenancy, person } = visitOf(res);
  return { tenancy, submissionId: String(req.params['submissionId']), by: person };
}

function addressOf(req: Request, res: Response): string {
  return `${visitOf(res).base}/review/${encodeURIComponent(String(req.params['submissionId']))}`;
}

function queryOf(req: Request): string {
  return filterQuery(readQueueFilter(req.query));
}

/** The page says when it is open behind another (`review-autosave.js`). */
function inView(req: Request): boolean {
  return (req.body as Record<string, unknown> | undefined)?.['out-of-view'] === undefined;
}
