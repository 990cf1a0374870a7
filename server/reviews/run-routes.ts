import { Router, type Request, type Response } from 'express';
import type { Assignment } from '../assignments/assignment.ts';
import { visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { filterQuery, readQueueFilter } from './queue-filter.ts';
import { findQueueAssignment } from './queue-scope.ts';
import { pauseRun, resumeRun } from './pause-run.ts';
import { readNow } from './read-now.ts';

/** The buttons that stop, continue and hasten the reading of a class; mounted behind the queue's guard. */
export function runRoutes(services: Services): Router {
  const router = Router();
  router.post(
    '/queue/pause',
    act(services, (assignment, res) => pauseRun(services, assignment, visitOf(res).person)),
  );
  router.post(
    '/queue/resume',
    act(services, (assignment) => resumeRun(services, assignment)),
  );
  router.post(
    '/queue/read-now',
    act(services, (assignment) => readNow(services, assignment)),
  );
  return router;
}

function act(services: Services, useCase: (assignment: Assignment, res: Response) => Promise<void>) {
  return async (req: Request, res: Response): Promise<void> => {
    const visit = visitOf(res);
    const filter = readQueueFilter(req.query);
    const assignment = await findQueueAssignment(services.db, visit, filter);
    if (assignment) await useCase(assignment, res);
    res.redirect(303, `${visit.base}/queue${filterQuery(filter)}`);
  };
}
