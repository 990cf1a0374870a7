import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { parseForm } from '../http/parse.ts';
import { LANGUAGES } from '../http/usable-locale.ts';
import { findNotice } from '../notices/notice-repository.ts';
import { cleanNotice } from '../notices/notice-text.ts';
import { MOST_NOTICE } from '../notices/notice.ts';
import { saveNotice } from '../notices/save-notice.ts';
import type { Services } from '../services.ts';
import { noticesView, type NoticeAttempt } from './notice-view.ts';

/** What students are told about privacy, by language. Behind the admin's session. */
export function noticeRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/', (req, res) => show(services, res, { saved: 'saved' in req.query }));
  routes.post('/', (req, res) => take(services, req, res));
  return routes;
}

const form = z.object({
  language: z.string().max(20),
  base: z.coerce.number().int().min(0),
  text: z.string().default(''),
  act: z.enum(['save', 'preview']).default('save'),
});

async function take(services: Services, req: Request, res: Response): Promise<void> {
  const { act, ...typed } = parseForm(form, req.body);
  const attempt = { ...typed, text: cleanNotice(typed.text) };
  const retry = (status: number, why: NoticeAttempt['why']) =>
    show(services, res.status(status), { attempt: { ...attempt, why } });
  if (attempt.text.length > MOST_NOTICE) return retry(422, 'too-long');
  if (act === 'preview') return retry(200, 'preview');
  const { kind } = await saveNotice(services, { ...attempt, by: String(res.locals['admin']) });
  if (kind === 'stale') return retry(409, 'stale');
  res.redirect(303, '/admin/notices?saved');
}

async function show(services: Services, res: Response, shown: Parameters<typeof noticesView>[1]): Promise<void> {
  const notices = await Promise.all([...LANGUAGES].map((language) => findNotice(services.db, language)));
  res.render('admin/notices', noticesView(notices, shown));
}
