import { Router, type Request, type Response } from 'express';
import { visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { filterQuery, readQueueFilter } from './queue-filter.ts';
import { findQueueAssignment, runScopeOf } from './queue-scope.ts';
import { pauseRun, resumeRun } from './pause-run.ts';
import { readNow } from './read-now.ts';
import type { RunScope } from './run-pause.ts';

/** The buttons that stop, continue and hasten the reading of a class or a course; mounted behind the queue's guard. */
export function runRoutes(services: Services): Router {
  const router = Router();
  router.post(
    '/queue/pause',
    act(services, (scope, res) => pauseRun(services, scope, visitOf(res).person)),
  );
  router.post(
    '/queue/resume',
    act(services, (scope) => resumeRun(services, scope)),
  );
  router.post(
    '/queue/read-now',
    act(services, (scope) => readNow(services, scope)),
  );
  return router;
}

function act(services: Services, useCase: (scope: RunScope, res: Response) => Promise<void>) {
  return async (req: Request, res: Response): Promise<void> => {
    const visit = visitOf(res);
    const filter = readQueueFilter(req.query);
    const scope = runScopeOf(visit, filter, await findQueueAssignment(services.db, visit, filter));
    if (scope) await useCase(scope, res);
    res.redirect(303, `${visit.base}/queue${filterQuery(filter)}`);
  };
}
