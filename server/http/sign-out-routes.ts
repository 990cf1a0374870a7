import { Router } from 'express';
import { z } from 'zod';
import type { Services } from '../services.ts';
import { parseForm } from './parse.ts';
import { visitOf } from './session.ts';
import { endVisits } from './visit-repository.ts';

/** Whoever leaves a shared computer ends their visit, or all of their visits of this LMS on every device. */
export function signOutRoutes({ db }: Pick<Services, 'db'>): Router {
  const routes = Router();
  routes.get('/sign-out', (_req, res) => res.render('home/sign-out', { titleKey: 'common:signOut.title' }));
  routes.post('/sign-out', async (req, res) => {
    const { tenancy, person, launchId, returnUrl } = visitOf(res);
    const { where } = parseForm(signOutForm, req.body);
    const { platformId } = tenancy;
    await endVisits(db, where === 'everywhere' ? { platformId, personId: person.id } : { launchId });
    res.locals['visit'] = undefined; // the page that says so is nobody's any more
    res.render('home/signed-out', { titleKey: 'common:signOut.done', returnUrl });
  });
  return routes;
}

const signOutForm = z.object({ where: z.enum(['here', 'everywhere']) });
