import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { listAssignments } from '../assignments/assignment-repository.ts';
import { findAnnouncedEnd } from '../assignments/retention/retention-repository.ts';
import { isOpen } from '../assignments/opening.ts';
import { visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import type { GradebookDesk } from './gradebook-notice.ts';
import { countPending, countQueue, listQueue } from './list-queue.ts';
import { liveView } from './live-view.ts';
import { readQueueFilter } from './queue-filter.ts';
import { findQueueAssignment, runScopeOf } from './queue-scope.ts';
import { queueView } from './queue-view.ts';
import { rubricTitles } from './rubric-titles.ts';
import { readRunStatus } from './run-status.ts';
import { findTryoutFigures } from './tryout/find-tryout-figures.ts';

/** The queue of an assignment or of the course, and the part of it that renews itself; behind the desk's guard. */
export function queueRoutes(services: Services, gradebook: GradebookDesk): Router {
  const router = Router();
  router.get('/queue', (req, res) => showQueue(services, gradebook, req, res));
  router.get('/queue/live', (req, res) => showLive(services, gradebook, req, res));
  return router;
}

async function showQueue(services: Services, gradebook: GradebookDesk, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const filter = readQueueFilter(req.query);
  if (filter.batch !== undefined) {
    res.redirect(303, `${visit.base}/batch/${encodeURIComponent(filter.batch)}`);
    return;
  }
  const assignment = await findQueueAssignment(services.db, visit, filter);
  const scope = runScopeOf(visit, filter, assignment);
  if (!scope) {
    res.redirect(303, filter.scope === 'course' ? `${visit.base}/queue?scope=course` : `${visit.base}/assignment`);
    return;
  }
  const { tenancy } = visit;
  const queue = await listQueue(services, gradebook, {
    ...{ tenancy, assignmentId: assignment?._id ?? null, filter },
    viewer: visit.person.id,
  });
  const [assignments, titles, run] = await Promise.all([
    filter.scope === 'course' ? listAssignments(services.db, tenancy) : [],
    rubricTitles(services.db, tenancy, queue.items),
    readRunStatus(services, scope, countPending(queue.facets)),
  ]);
  const now = services.clock.now();
  const { batchApproval } = services.config;
  const tryout = assignment && !isOpen(assignment, now) ? await findTryoutFigures(services, assignment) : null;
  const door = { tryout, hasReaders: services.readers !== null };
  const endsAt = await findAnnouncedEnd(services.db, tenancy);
  const page = { queue, filter, visit, assignment, assignments, titles, run, now, batchApproval, door, endsAt };
  res.render('reviews/queue', queueView(page));
}

const seenSchema = z.object({ seen: z.coerce.number().int().min(0).catch(0) });

/** Counts, bar and run, asked for every five seconds; 286 tells htmx that nothing more will come. */
async function showLive(services: Services, gradebook: GradebookDesk, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const filter = readQueueFilter(req.query);
  const assignment = await findQueueAssignment(services.db, visit, filter);
  const where = { tenancy: visit.tenancy, assignmentId: assignment?._id ?? null };
  const wanted = { ...where, filter, viewer: visit.person.id };
  const facets = await countQueue(services, gradebook, wanted);
  const pending = countPending(facets);
  const scope = runScopeOf(visit, filter, assignment);
  const run = scope && (await readRunStatus(services, scope, pending));
  const { seen } = seenSchema.parse(req.query);
  res.status(pending === 0 ? STOP_POLLING : 200);
  res.render('reviews/queue-live', { ...liveView({ facets, filter, visit, run, seen }), layout: false });
}

const STOP_POLLING = 286;
