import { Router, type Response } from 'express';
import { z } from 'zod';
import { localeOf } from '../../http/page-language.ts';
import { parseForm } from '../../http/parse.ts';
import { listVisits } from '../../http/visit-repository.ts';
import type { Words } from '../../http/words.ts';
import { listPlatforms } from '../../lti/platform-repository.ts';
import type { Services } from '../../services.ts';
import { listAccess } from '../admin-access-repository.ts';
import { endSessions } from './end-sessions.ts';
import { sessionsView } from './session-view.ts';

/** Who is signed in, and ending that. Mounted behind the admin's session. */
export function sessionRoutes(services: Services, words: Words): Router {
  const routes = Router();
  routes.get('/', (_req, res) => showSessions(services, words, res, null));
  routes.post('/end', async (req, res) => {
    const order = parseForm(endForm, req.body);
    const ended = await endSessions(services, order, String(res.locals['admin']));
    if (order.what === 'everything' || order.what === 'admins')
      res.render('admin/signed-out', { titleKey: 'admin:signedOut' });
    else await showSessions(services, words, res, ended);
  });
  return routes;
}

const id = z.string().trim().min(1).max(255);
const endForm = z.discriminatedUnion('what', [
  z.object({ what: z.literal('visit'), id }),
  z.object({ what: z.literal('person'), platformId: id, userId: id }),
  z.object({ what: z.literal('platform'), platformId: id }),
  z.object({ what: z.literal('access'), id }),
  z.object({ what: z.literal('admins') }),
  z.object({ what: z.literal('everything') }),
]);

/** An admin looks for one that should not be there: the newest are enough, the rest is ended by person or LMS. */
const MOST_VISITS = 50;

async function showSessions({ db, clock }: Services, words: Words, res: Response, ended: number | null) {
  const now = clock.now();
  const [access, visits, platforms] = await Promise.all([
    listAccess(db, now),
    listVisits(db, MOST_VISITS, now),
    listPlatforms(db),
  ]);
  const say = (key: string) => words.say(localeOf(res), key);
  res.render('admin/sessions', sessionsView({ access, visits, platforms, ended }, say));
}
