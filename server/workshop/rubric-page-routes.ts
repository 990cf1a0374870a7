import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { parseForm } from '../http/parse.ts';
import { visitOf } from '../http/session.ts';
import { parseRubric } from '../rubrics/parse-rubric.ts';
import type { Services } from '../services.ts';
import { changeRubric } from './change-rubric.ts';
import { requireOwnRubric, requireRubric } from './find-rubric.ts';
import { rubricTextSchema, seenAtOf } from './library-form.ts';
import { patronOf } from './library-rubric.ts';
import { rubricEditorRoutes } from './rubric-editor-routes.ts';
import { rubricPageView, type RubricAttempt } from './rubric-page-view.ts';
import { NO_USES, type CountUses } from './use-counts.ts';

/** One rubric of the library: to read, and to change where it is one's own or the course's. */
export function rubricPageRoutes(services: Services, countUses: CountUses): Router {
  const routes = Router();
  routes.get('/rubrics/:id', (req, res) => showRubric(services, countUses, { req, res, attempt: null }));
  routes.post('/rubrics/:id', (req, res) => saveText(services, countUses, req, res));
  routes.use(rubricEditorRoutes(services));
  return routes;
}

type Shown = { req: Request; res: Response; attempt: RubricAttempt | null };

async function showRubric(services: Services, countUses: CountUses, { req, res, attempt }: Shown): Promise<void> {
  const visit = visitOf(res);
  const found = await requireRubric(services, patronOf(visit), String(req.params['id']));
  const uses = (await countUses(visit.tenancy, [found.id])).get(found.id) ?? NO_USES;
  const { done } = parseForm(doneSchema, req.query);
  if (attempt) res.status(attempt.changedMeanwhile ? 409 : 422);
  res.render('workshop/rubric', rubricPageView({ visit, found, uses, done: attempt ? null : done, attempt }));
}

const doneSchema = z.object({ done: z.enum(['made', 'saved']).nullable().catch(null) });

async function saveText(services: Services, countUses: CountUses, req: Request, res: Response): Promise<void> {
  const patron = patronOf(visitOf(res));
  const id = String(req.params['id']);
  await requireOwnRubric(services, patron, id);
  const { yaml, seen } = parseForm(rubricTextSchema, req.body);
  const parsed = parseRubric(yaml);
  const again = { req, res, attempt: { yaml, seen, faults: [], changedMeanwhile: false } };
  if (parsed.kind === 'refused') {
    await showRubric(services, countUses, { ...again, attempt: { ...again.attempt, faults: parsed.faults } });
    return;
  }
  const outcome = await changeRubric(services, { patron, id, seenAt: seenAtOf(seen), rubric: parsed.rubric });
  if (outcome.kind === 'saved') res.redirect(303, `${visitOf(res).base}/rubrics/${id}?done=saved`);
  else await showRubric(services, countUses, { ...again, attempt: { ...again.attempt, changedMeanwhile: true } });
}
