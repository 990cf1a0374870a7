import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { KeepChoice } from '../assignments/retention/retention.ts';
import { parseForm } from '../http/parse.ts';
import { listCourseEnds } from '../privacy/retention/list-course-ends.ts';
import { setLegalHold, setRetention } from '../privacy/retention/set-retention.ts';
import type { Services } from '../services.ts';
import { retentionView, type WhyNotKept } from './retention-view.ts';

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
  const typed = parseForm(keepForm, req.body);
  const refuse = (why: WhyNotKept) => show(services, res.status(422), { saved: false, refused: { ...typed, why } });
  const choice = choiceIn(typed);
  if (typeof choice === 'string') return refuse(choice);
  const { kind } = await setRetention(services, { course: typed.course, choice, by: adminOf(res) });
  if (kind === 'too-soon') return refuse('tooSoon');
  res.redirect(303, '/admin/privacy/retention?saved');
}

/** What was chosen, or why it is no choice. */
function choiceIn({ keep, days, on }: z.infer<typeof keepForm>): KeepChoice | 'noDays' | 'noDate' {
  if (keep === 'days') {
    const read = wholeDays.safeParse(days.trim() || null);
    return read.success ? { kind: keep, days: read.data } : 'noDays';
  }
  if (keep !== 'date') return { kind: keep };
  return z.iso.date().safeParse(on).success ? { kind: keep, on: new Date(on) } : 'noDate';
}

const course = z.string().max(200);
const keepForm = z.object({
  course,
  keep: z.enum(['default', 'never', 'days', 'date']),
  days: z.string().max(40).default(''),
  on: z.string().max(40).default(''),
});
const wholeDays = z.coerce.number<string>().int().min(30).max(36_500);
const holdForm = z.object({ course, hold: z.enum(['on', 'off']), reason: z.string().trim().max(500).default('') });

function adminOf(res: Response): string {
  return String(res.locals['admin']);
}
