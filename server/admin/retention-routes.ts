import { Router, type Response } from 'express';
import { z } from 'zod';
import { parseForm } from '../http/parse.ts';
import { listCourseEnds } from '../privacy/retention/list-course-ends.ts';
import { setLegalHold, setRetention } from '../privacy/retention/set-retention.ts';
import type { Services } from '../services.ts';
import { retentionView } from './retention-view.ts';

/** How long courses keep students' works, and what stands against deleting them. Behind the admin's session. */
export function retentionRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/', async (req, res) => {
    const { keepCoursesDays } = services.config;
    const view = retentionView(await listCourseEnds(services), { keepCoursesDays, saved: 'saved' in req.query });
    res.render('admin/retention', view);
  });
  routes.post('/', async (req, res) => {
    const { course, keep, days } = parseForm(keepForm, req.body);
    const chosen = { default: undefined, never: null, days };
    await setRetention(services, { course, days: chosen[keep], by: adminOf(res) });
    res.redirect(303, '/admin/privacy/retention?saved');
  });
  routes.post('/hold', async (req, res) => {
    const { course, reason, hold } = parseForm(holdForm, req.body);
    await setLegalHold(services, { course, reason: hold === 'on' ? reason : null, by: adminOf(res) });
    res.redirect(303, '/admin/privacy/retention?saved');
  });
  return routes;
}

const course = z.string().max(200);
const keepForm = z.object({
  course,
  keep: z.enum(['default', 'never', 'days']),
  days: z.coerce.number().int().min(30).max(36_500).catch(365),
});
const holdForm = z.object({ course, hold: z.enum(['on', 'off']), reason: z.string().trim().max(500).default('') });

function adminOf(res: Response): string {
  return String(res.locals['admin']);
}
