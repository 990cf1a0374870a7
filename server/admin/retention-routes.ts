import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { KeepChoice } from '../assignments/retention/retention.ts';
import { parseForm } from '../http/parse.ts';
import { listCourseEnds } from '../privacy/retention/list-course-ends.ts';
import { setLegalHold, setRetention } from '../privacy/retention/set-retention.ts';
import type { Services } from '../services.ts';
import { retentionView } from './retention-view.ts';

/** How long courses keep students' works, and what stands against deleting them. Behind the admin's session. */
export function retentionRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/', (req, res) => show(services, res, { saved: 'saved' in req.query, refused: null }));
  routes.post('/', (req, res) => keep(services, req, res));
  routes.post('/hold', async (req, res) => {
    const { course, reason, hold } = parseForm(holdForm, req.body);
    await setLegalHold(services, { course, reason: hold === 'on' ? reason : null, by: adminOf(res) });
    res.redirect(303, '/admin/privacy/retention?saved');
  });
  return routes;
}

type Shown = Pick<Parameters<typeof retentionView>[1], 'saved' | 'refused'>;

async function show(services: Services, res: Response, shown: Shown): Promise<void> {
  const { keepCoursesDays } = services.config;
  const courses = await listCourseEnds(services);
  res.render('admin/retention', retentionView(courses, { ...shown, keepCoursesDays, now: services.clock.now() }));
}

async function keep(services: Services, req: Request, res: Response): Promise<void> {
  const { course, on, ...form } = parseForm(keepForm, req.body);
  const refuse = (why: 'noDate' | 'tooSoon') =>
    show(services, res.status(422), { saved: false, refused: { course, on, why } });
  const choice = choiceIn({ ...form, on });
  if (choice === null) return refuse('noDate');
  const { kind } = await setRetention(services, { course, choice, by: adminOf(res) });
  if (kind === 'too-soon') return refuse('tooSoon');
  res.redirect(303, '/admin/privacy/retention?saved');
}

/** Null: a date was to be given, and that is none. */
function choiceIn({ keep, days, on }: Omit<z.infer<typeof keepForm>, 'course'>): KeepChoice | null {
  if (keep === 'days') return { kind: keep, days };
  if (keep !== 'date') return { kind: keep };
  return z.iso.date().safeParse(on).success ? { kind: keep, on: new Date(on) } : null;
}

const course = z.string().max(200);
const keepForm = z.object({
  course,
  keep: z.enum(['default', 'never', 'days', 'date']),
  days: z.coerce.number().int().min(30).max(36_500).catch(365),
  on: z.string().max(40).default(''),
});
const holdForm = z.object({ course, hold: z.enum(['on', 'off']), reason: z.string().trim().max(500).default('') });

function adminOf(res: Response): string {
  return String(res.locals['admin']);
}
