import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { findAssignment } from '../../assignments/assignment-repository.ts';
import type { Assignment } from '../../assignments/assignment.ts';
import { AppError } from '../../errors.ts';
import { parseForm } from '../../http/parse.ts';
import { allow, visitOf } from '../../http/session.ts';
import type { Services } from '../../services.ts';
import { callStudents } from '../../submissions/call-students.ts';
import { readQueueFilter } from '../queue-filter.ts';
import { findQueueAssignment } from '../queue-scope.ts';
import type { ReviewCommand } from '../reviewing.ts';
import { approveBatch } from './approve-batch.ts';
import { listBatches, moveBatch } from './batch-repository.ts';
import { batchView, newBatchView } from './batch-view.ts';
import { loadBatch } from './load-batch.ts';
import { openForBatch, settleBeforeUndo } from './read-for-batch.ts';
import { CONFIDENCES, MOSTS } from './sample-size.ts';
import { findLot, startBatch } from './start-batch.ts';
import { undoBatch } from './undo-batch.ts';
import { readLot } from './read-lot.ts';

/** Batch approval: choosing the risk, reading the sample, the act. Only where the site has switched it on. */
export function batchRoutes(services: Services): Router {
  const router = Router();
  const teachers = allow('instructor');
  const on = switchedOn(services);
  const known = async (req: Request, res: Response, next: () => void): Promise<void> => {
    await loadBatch(services, visitOf(res).tenancy, String(req.params['id']));
    next();
  };
  router.get('/batch', teachers, on, (req, res) => showNew(services, req, res));
  router.post('/batch', teachers, on, (req, res) => start(services, req, res));
  router.get('/batch/:id', teachers, (req, res) => show(services, req, res));
  router.post('/batch/:id/approve', teachers, known, on, (req, res) => approve(services, req, res));
  // Taking back stays possible where the switch was turned off meanwhile.
  router.post('/batch/:id/undo', teachers, (req, res) => undo(services, req, res));
  router.post('/batch/:id/again', teachers, known, on, (req, res) => again(services, req, res));
  router.post('/batch/:id/end', teachers, (req, res) => end(services, req, res));
  router.get('/review/:submissionId', watching(services, openForBatch));
  router.post('/review/:submissionId/undo', watching(services, settleBeforeUndo));
  return router;
}

function switchedOn(services: Services) {
  return (_req: Request, _res: Response, next: () => void): void => {
    if (!services.config.batchApproval) throw new AppError('batch-off', { status: 409 });
    next();
  };
}

/** What the review page does for a batch: opening counts as reading it, and an undo comes after the judgement. */
function watching(services: Services, note: (services: Services, command: ReviewCommand) => Promise<unknown>) {
  return async (req: Request, res: Response, next: () => void): Promise<void> => {
    const { tenancy, person, role } = visitOf(res);
    const command: ReviewCommand = { tenancy, submissionId: String(req.params['submissionId']), by: person };
    if (services.config.batchApproval && role === 'instructor') await note(services, command);
    next();
  };
}

async function assignmentOf(services: Services, req: Request, res: Response): Promise<Assignment> {
  const assignment = await findQueueAssignment(services.db, visitOf(res), readQueueFilter(req.query));
  if (!assignment) throw new AppError('assignment-gone', { status: 404 });
  return assignment;
}

async function showNew(services: Services, req: Request, res: Response, refused: string | null = null): Promise<void> {
  const visit = visitOf(res);
  const assignment = await assignmentOf(services, req, res);
  const { lot, source } = await readLot(services, visit.tenancy, { assignment, query: req.query });
  const size = (await findLot(services, lot)).length;
  const earlier = await listBatches(services.db, visit.tenancy, assignment._id);
  res.status(refused ? 422 : 200);
  const filter = readQueueFilter(req.query);
  res.render('batches/new', newBatchView({ visit, assignment, size, look: 1, earlier, filter, source, refused }));
}

const choiceSchema = z.object({
  choice: z.string().transform((text, context) => {
    const [confidence = 0, most = 0] = text.split('/').map(Number);
    if (CONFIDENCES.includes(confidence) && MOSTS.includes(most)) return { confidence, most };
    context.addIssue('choose one of the offered risks');
    return z.NEVER;
  }),
});

async function start(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const assignment = await assignmentOf(services, req, res);
  const { choice: risk } = parseForm(choiceSchema, req.body);
  const { lot, source } = await readLot(services, visit.tenancy, { assignment, query: req.query });
  const outcome = await startBatch(services, { ...lot, source, risk, look: 1, by: visit.person });
  if (outcome.kind === 'started') res.redirect(303, `${visit.base}/batch/${outcome.id}`);
  else await showNew(services, req, res, outcome.kind);
}

async function show(services: Services, req: Request, res: Response, said: string | null = null): Promise<void> {
  const visit = visitOf(res);
  const standing = await loadBatch(services, visit.tenancy, String(req.params['id']));
  const { batch, rows } = standing;
  const assignment = await findAssignment(services.db, visit.tenancy, batch.assignmentId);
  if (!assignment) throw new AppError('assignment-gone', { status: 404 });
  const whose = [...rows.values()].map(({ personId }) => ({ assignmentId: batch.assignmentId, personId }));
  const call = await callStudents(services.db, visit.tenancy, whose);
  res.status(said ? 409 : 200);
  res.render('batches/batch', batchView({ visit, assignment, call, now: services.clock.now(), said, ...standing }));
}

async function approve(services: Services, req: Request, res: Response): Promise<void> {
  const outcome = await approveBatch(services, commandOf(req, res));
  if (outcome.kind === 'approved') back(req, res);
  else await show(services, req, res, 'batches:notReady');
}

async function undo(services: Services, req: Request, res: Response): Promise<void> {
  const { undone } = await undoBatch(services, commandOf(req, res));
  if (undone > 0) back(req, res);
  else await show(services, req, res, 'batches:tooLate');
}

/** The second look: without the pattern that was found wanting, drawn afresh, sized for half the risk. */
async function again(services: Services, req: Request, res: Response): Promise<void> {
  const { tenancy, person, base } = visitOf(res);
  const { batch } = await loadBatch(services, tenancy, String(req.params['id']));
  const assignment = await findAssignment(services.db, tenancy, batch.assignmentId);
  const patterns = batch.change?.patterns ?? null;
  if (batch.by !== person.id) throw new AppError('batch-not-yours', { status: 403 });
  if (batch.state !== 'ended' || !assignment || !patterns) {
    await show(services, req, res, 'batches:notReady');
    return;
  }
  const only = batch.source ? batch.items.map(({ submissionId }) => submissionId) : null;
  const lot = { assignment, only, leftOut: [...batch.leftOut, ...patterns] };
  const { risk, look, source } = batch;
  const outcome = await startBatch(services, { ...lot, source, risk, look: look + 1, by: person });
  if (outcome.kind === 'started') res.redirect(303, `${base}/batch/${outcome.id}`);
  else await show(services, req, res, `batches:refused.${outcome.kind}`);
}

async function end(services: Services, req: Request, res: Response): Promise<void> {
  const { tenancy, batchId, by } = commandOf(req, res);
  const { batch } = await loadBatch(services, tenancy, batchId);
  if (batch.by !== by.id) throw new AppError('batch-not-yours', { status: 403 });
  await moveBatch(services.db, batch, ['reading'], { state: 'ended', updatedAt: services.clock.now() });
  back(req, res);
}

function commandOf(req: Request, res: Response) {
  const { tenancy, person } = visitOf(res);
  return { tenancy, batchId: String(req.params['id']), by: person };
}

function back(req: Request, res: Response): void {
  res.redirect(303, `${visitOf(res).base}/batch/${String(req.params['id'])}`);
}
