import { recordSiteAct } from '../audit/record-act.ts';
import { Router, type Request, type Response } from 'express';
import { countRubricUses } from '../assignments/rubric-use-repository.ts';
import { parseForm } from '../http/parse.ts';
import { parseRubric } from '../rubrics/parse-rubric.ts';
import type { Services } from '../services.ts';
import { addSiteRubric } from '../workshop/add-site-rubric.ts';
import { rubricTextSchema, seenAtOf, siteListSchema } from '../workshop/library-form.ts';
import { findSiteRubric, listSiteRubrics } from '../workshop/library-rubric-repository.ts';
import { overwriteRubric } from '../workshop/overwrite-rubric.ts';
import { moveSiteRubric, requireSiteRubric } from '../workshop/site-rubrics.ts';
import { siteRubricsView, siteRubricView, type SiteAttempt } from './rubric-view.ts';

/** The rubrics that every course of the site may choose. Mounted behind the admin's session. */
export function rubricRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/', (req, res) => showAll(services, req, res, null));
  routes.post('/', (req, res) => add(services, req, res));
  routes.get('/:id', (req, res) => showOne(services, req, res, null));
  routes.post('/:id', (req, res) => change(services, req, res));
  routes.post('/:id/remove', async (req, res) => {
    await moveSiteRubric(services, { id: req.params.id, removed: true, by: adminOf(res) });
    res.redirect(303, `/admin/rubrics?done=removed&undo=${encodeURIComponent(req.params.id)}`);
  });
  routes.post('/:id/restore', async (req, res) => {
    await moveSiteRubric(services, { id: req.params.id, removed: false, by: adminOf(res) });
    res.redirect(303, '/admin/rubrics?done=restored');
  });
  return routes;
}

async function showAll(services: Services, req: Request, res: Response, attempt: SiteAttempt | null): Promise<void> {
  const { db } = services;
  const { done, undo } = parseForm(siteListSchema, req.query);
  const rubrics = await listSiteRubrics(db);
  const [uses, removed] = await Promise.all([
    countRubricUses(db, NO_COURSE, [...rubrics.map(({ _id }) => _id)]),
    done === 'removed' ? findSiteRubric(db, undo) : null,
  ]);
  const shown = { rubrics, uses, removed: removed?.removedAt ? removed : null, done, attempt };
  res.status(attempt ? 422 : 200).render('admin/rubrics', siteRubricsView(shown));
}

/** An admin is in no course: only the counts of all of them are told. */
const NO_COURSE = { platformId: '', courseId: '' };

async function add(services: Services, req: Request, res: Response): Promise<void> {
  const { yaml } = parseForm(rubricTextSchema, req.body);
  const parsed = parseRubric(yaml);
  if (parsed.kind === 'refused') return showAll(services, req, res, { yaml, faults: parsed.faults, reason: null });
  const by = adminOf(res);
  const outcome = await addSiteRubric(services, { by, rubric: parsed.rubric, replace: false });
  if ('id' in outcome) res.redirect(303, '/admin/rubrics?done=added');
  else await showAll(services, req, res, { yaml, faults: [], reason: outcome.kind });
}

async function showOne(services: Services, req: Request, res: Response, attempt: SiteAttempt | null): Promise<void> {
  const kept = await requireSiteRubric(services, String(req.params['id']));
  if (attempt) res.status(attempt.reason === 'changed-meanwhile' ? 409 : 422);
  res.render('admin/rubric', siteRubricView(kept, attempt));
}

async function change(services: Services, req: Request, res: Response): Promise<void> {
  const standing = await requireSiteRubric(services, String(req.params['id']));
  const { yaml, seen } = parseForm(rubricTextSchema, req.body);
  const parsed = parseRubric(yaml);
  if (parsed.kind === 'refused')
    return showOne(services, req, res, { yaml, seen, faults: parsed.faults, reason: null });
  await recordSiteAct(services, adminOf(res), 'site-rubric', { act: 'changed', rubric: standing._id });
  const written = await overwriteRubric(services, standing, { seenAt: seenAtOf(seen), rubric: parsed.rubric });
  if (written) res.redirect(303, '/admin/rubrics?done=saved');
  else await showOne(services, req, res, { yaml, faults: [], reason: 'changed-meanwhile' });
}

function adminOf(res: Response): string {
  return String(res.locals['admin']);
}
