import { Router, type Response } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { localeOf } from '../http/page-language.ts';
import { forbidFraming } from '../http/security-headers.ts';
import type { Words } from '../http/words.ts';
import { createRegistrationLink } from '../lti/create-registration-link.ts';
import { listPlatforms } from '../lti/platform-repository.ts';
import { adminLeftRoutes } from '../privacy/left/admin-left-routes.ts';
import type { Services } from '../services.ts';
import { isOpenLink } from './admin-access-repository.ts';
import { requireAdmin, signIn, signOut } from './admin-session.ts';
import { auditRoutes } from './audit-routes.ts';
import { adminHomeView } from './admin-view.ts';
import { healthRoutes } from './health/health-routes.ts';
import { readHealth } from './health/read-health.ts';
import { noticeRoutes } from './notice-routes.ts';
import { platformRoutes } from './platform-routes.ts';
import { privacyRoutes } from './privacy-routes.ts';
import { readerRoutes } from './reader-routes.ts';
import { rubricRoutes } from './rubric-routes.ts';
import { readJobOverview } from './job-overview.ts';
import { sessionRoutes } from './sessions/session-routes.ts';
import { retryJob } from './retry-job.ts';

/** The site admin's pages, opened by a one-time link from the command line: no LMS role leads here. */
export function adminRoutes(services: Services, words: Words): Router {
  const routes = Router();
  routes.use(forbidFraming());
  routes.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  signInRoutes(routes, services);
  routes.use(requireAdmin(services));
  routes.get('/', (_req, res) => showHome(services, words, res, null));
  routes.post('/registration-link', async (_req, res) => {
    await showHome(services, words, res, await createRegistrationLink(services, { by: adminOf(res) }));
  });
  routes.use('/health', healthRoutes(services, words));
  routes.use('/platforms', platformRoutes(services, words));
  routes.use('/rubrics', rubricRoutes(services));
  routes.use('/readers', readerRoutes(services));
  routes.use('/notices', noticeRoutes(services));
  routes.use('/sessions', sessionRoutes(services, words));
  routes.use('/privacy', privacyRoutes(services, words));
  routes.use('/audit', auditRoutes(services, words));
  routes.use('/left', adminLeftRoutes(services));
  routes.post('/jobs/retry', async (req, res) => {
    await retryJob(services, { ...parseRetry(req.body), by: adminOf(res) });
    res.redirect(303, '/admin');
  });
  routes.post('/sign-out', async (req, res) => {
    await signOut(services, req, res);
    res.render('admin/signed-out', { titleKey: 'admin:signedOut' });
  });
  return routes;
}

function signInRoutes(routes: Router, services: Services): void {
  // A look at the link does not spend it: mail scanners and link previews open links too.
  routes.get('/sign-in/:token', async (req, res) => {
    const usable = await isOpenLink(services.db, req.params.token, services.clock.now());
    if (!usable) throw new AppError('sign-in-link-spent', { status: 401 });
    res.render('admin/sign-in', { titleKey: 'admin:signIn' });
  });
  routes.post('/sign-in/:token', async (req, res) => {
    await signIn(services, req.params.token, res);
    res.redirect(303, '/admin');
  });
}

async function showHome(
  services: Services,
  words: Words,
  res: Response,
  registrationLink: string | null,
): Promise<void> {
  const [platforms, jobs, parts] = await Promise.all([
    listPlatforms(services.db),
    readJobOverview(services.db),
    readHealth(services),
  ]);
  const { config } = services;
  const seen = { platforms, jobs, parts, registrationLink, config, admin: adminOf(res) };
  res.render('admin/home', adminHomeView(seen, { words, locale: localeOf(res) }));
}

const retryForm = z.object({ job: z.string().max(64), id: z.string().max(200) });

function parseRetry(body: unknown): z.infer<typeof retryForm> {
  const parsed = retryForm.safeParse(body);
  if (!parsed.success) throw new AppError('no-such-job', { status: 404 });
  return parsed.data;
}

function adminOf(res: Response): string {
  return String(res.locals['admin']);
}
