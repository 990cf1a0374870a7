import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { parseForm, readForm } from '../../http/parse.ts';
import { allow, visitOf } from '../../http/session.ts';
import type { Services } from '../../services.ts';
import { reviewFormSchema } from '../review-form.ts';
import { commandOf, reviewAddress } from '../review-request.ts';
import { loadReviewing, type ReviewCommand } from '../reviewing.ts';
import type { ReviewEdits } from '../review-content.ts';
import type { Shown } from '../show-review.ts';
import { bankQuery, bankQuerySchema, editSchema, saveSchema, takeSchema } from './bank-form.ts';
import { doneWith } from './bank-messages.ts';
import { bankView, PAGE_SIZE, type Attempted } from './bank-view.ts';
import { editSavedPoint } from './change-saved-point.ts';
import { saveToBank, type SaveOutcome } from './save-to-bank.ts';
import { listBank, listBankCriteria, removeSavedPoint } from './saved-point-repository.ts';
import { takeFromBank, type TakeOutcome } from './take-from-bank.ts';

type Show = (req: Request, res: Response, shown: Shown) => Promise<void>;

/** The comment bank: keeping a point of a review, putting one in, and the course's page of all of them. */
export function bankRoutes(services: Services, show: Show): Router {
  const router = Router();
  router.use('/bank', allow('instructor'));
  router.post('/review/:submissionId/bank', async (req, res) => {
    const edits = parseForm(reviewFormSchema, req.body);
    const named = parseForm(saveSchema, req.body);
    const outcome = await saveToBank(services, { ...commandOf(req, res), edits, named });
    await answer(services, show, { req, res, edits, outcome });
  });
  router.post('/review/:submissionId/bank/take', async (req, res) => {
    const edits = parseForm(reviewFormSchema, req.body);
    const wanted = parseForm(takeSchema, req.body);
    const outcome = await takeFromBank(services, { ...commandOf(req, res), edits, ...wanted });
    await answer(services, show, { req, res, edits, outcome });
  });
  router.get('/bank', (req, res) => showBank(services, req, res, null));
  router.post('/bank/:id', (req, res) => edit(services, req, res));
  router.post('/bank/:id/delete', async (req, res) => {
    await removeSavedPoint(services.db, visitOf(res).tenancy, req.params.id);
    back(req, res, 'deleted');
  });
  return router;
}

type Answered = { req: Request; res: Response; edits: ReviewEdits; outcome: SaveOutcome | TakeOutcome };

/** The page anew at the criterion that one was on, or what stood in the way. */
async function answer(services: Services, show: Show, { req, res, edits, outcome }: Answered): Promise<void> {
  if (outcome.kind === 'conflict') await show(req, res, { edits, conflict: outcome.conflict });
  else if ('criterionId' in outcome) {
    const anchor = await anchorOf(services, commandOf(req, res), outcome.criterionId);
    res.redirect(303, reviewAddress(req, res, doneWith(outcome)) + anchor);
  } else {
    const quotes = parseForm(takeSchema, req.body).quotes;
    const names = outcome.kind === 'named' ? outcome.names : [];
    await show(req, res, { bank: { reason: outcome.kind, names, quotes } });
  }
}

async function anchorOf(services: Services, command: ReviewCommand, criterionId: string): Promise<string> {
  const { rubric } = await loadReviewing(services, command.tenancy, command.submissionId);
  return `#criterion-${rubric.criteria.findIndex(({ id }) => id === criterionId) + 1}`;
}

async function edit(services: Services, req: Request, res: Response): Promise<void> {
  const { tenancy, person } = visitOf(res);
  const id = String(req.params['id']);
  const form = readForm(editSchema, req.body);
  const typed = typedOf(req.body);
  if (form.kind === 'refused') {
    await showBank(services, req, res, { id, typed, errors: form.errors, fault: null, names: [] });
    return;
  }
  const outcome = await editSavedPoint(services, { tenancy, id, by: person, edits: form.value });
  if (outcome.kind === 'changed') back(req, res, 'changed');
  else {
    const names = outcome.kind === 'named' ? outcome.names : [];
    await showBank(services, req, res, { id, typed, errors: {}, fault: outcome.kind, names });
  }
}

/** What was typed goes back into the form, whatever was wrong with it. */
function typedOf(body: unknown): Attempted['typed'] {
  const { text = '', words = '', kind = '', looks = '' } = parseForm(typedSchema, body);
  return { text, words, kind, looks };
}

const typedSchema = z.record(z.string(), z.string().catch('')).catch({});

async function showBank(services: Services, req: Request, res: Response, attempt: Attempted | null): Promise<void> {
  const visit = visitOf(res);
  const query = parseForm(bankQuerySchema, req.query);
  const [criteria, listed] = await Promise.all([
    listBankCriteria(services.db, visit.tenancy),
    listBank(services.db, visit.tenancy, {
      ...{ filter: query.filter, skip: (query.page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
    }),
  ]);
  const page = { visit, query, criteria, ...listed, attempt };
  res.status(attempt ? statusOf(attempt) : 200).render('bank/bank', bankView(page));
}

function statusOf({ fault }: Attempted): number {
  if (fault === 'gone') return 404;
  return fault === 'edited' ? 409 : 422;
}

/** The list anew, where one was in it. */
function back(req: Request, res: Response, done: string): void {
  const { filter, page } = parseForm(bankQuerySchema, req.query);
  const query = new URLSearchParams(bankQuery(filter, page));
  query.set('done', done);
  res.redirect(303, `${visitOf(res).base}/bank?${query.toString()}`);
}
