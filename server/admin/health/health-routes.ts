import { Router } from 'express';
import { localeOf } from '../../http/page-language.ts';
import type { Words } from '../../http/words.ts';
import type { Services } from '../../services.ts';
import { healthView } from './health-view.ts';
import { readHealth } from './read-health.ts';

/** How the installation is. Mounted behind the admin's session; a look costs a few short queries. */
export function healthRoutes(services: Services, words: Words): Router {
  const routes = Router();
  routes.get('/', async (_req, res) => {
    const parts = await readHealth(services);
    res.render('admin/health', healthView(parts, services.clock.now(), { words, locale: localeOf(res) }));
  });
  return routes;
}
