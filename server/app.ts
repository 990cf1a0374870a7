import { join } from 'node:path';
import express, { Router, type Express, type Response } from 'express';
import { adminRoutes } from './admin/admin-routes.ts';
import { pingDatabase } from './database/ping-database.ts';
import { findAssignmentByLink } from './assignments/assignment-repository.ts';
import { assignmentRoutes } from './assignments/assignment-routes.ts';
import { feedbackRoutes } from './feedback/feedback-routes.ts';
import { gradebookNotices } from './grades/gradebook-notices.ts';
import { gradebookRoutes } from './grades/gradebook-routes.ts';
import { errorPage, notFound } from './http/error-page.ts';
import { remembered } from './http/remembered.ts';
import { requestLog } from './http/request-log.ts';
import { sameOrigin } from './http/same-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serveAssets } from './http/serve-assets.ts';
import { startVisit, visitOf, visitSession } from './http/session.ts';
import { useViews } from './http/view-engine.ts';
import { VIEWS_DIR } from './http/views-dir.ts';
import type { Visit } from './http/visit.ts';
import { loadWords } from './http/words.ts';
import { blindAgreement } from './insights/blind-agreement/blind-agreement.ts';
import { frameOrigins } from './lti/frame-origins.ts';
import type { LaunchContext } from './lti/launch-context.ts';
import { ltiRoutes } from './lti/lti-routes.ts';
import { recordLaunch } from './lti/record-launch.ts';
import { reviewRoutes } from './reviews/review-routes.ts';
import type { Services } from './services.ts';
import { submissionRoutes } from './submissions/submission-routes.ts';

/** The web side: middleware order and mounts, nothing else. */
export function createApp(services: Services): Express {
  const app = express();
  const words = loadWords(VIEWS_DIR);
  useViews(app, VIEWS_DIR, words);
  app.disable('x-powered-by');
  app.locals['demonstration'] = services.readers?.generator.demonstration ?? false;
  app.use(requestLog(services.logger));
  mountProbes(app, services);
  app.use(securityHeaders(services.config.publicUrl, allowedFrames(services)));
  serveAssets(app, join(VIEWS_DIR, 'assets'));
  app.use(sameOrigin(services.config.publicUrl));
  app.use(ltiRoutes(services, (context, res) => openVisit(services, context, res)));
  app.use(express.urlencoded({ extended: false, limit: '2mb' }));
  app.use('/l/:launchId', visitSession(services), visitRoutes(services));
  app.use('/admin', adminRoutes(services));
  app.get('/', (_req, res) => res.render('home/home', { title: 'common:home.title' }));
  app.use(notFound());
  app.use(errorPage(services, words));
  return app;
}

/** Everything of one launch, behind its session. */
function visitRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/', (_req, res) => showLanding(services, res));
  routes.use(assignmentRoutes(services, (tenancy, id) => blindAgreement(services, tenancy, id)));
  routes.use(submissionRoutes(services));
  routes.use(reviewRoutes(services, gradebookNotices(services)));
  routes.use(gradebookRoutes(services));
  routes.use(feedbackRoutes(services));
  return routes;
}

/** Alive: the process answers. Ready: it can reach its database, so a load balancer may send people here. */
function mountProbes(app: Express, services: Services): void {
  app.get('/healthz', (_req, res) => res.json({ status: 'alive' }));
  app.get('/readyz', async (_req, res) => {
    const ready = await pingDatabase(services.db).then(
      () => true,
      () => false,
    );
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'database-away' });
  });
}

/** A new registration is seen within two seconds; a database that is away costs a page one second, not the page. */
function allowedFrames({ db, clock }: Services): () => Promise<string[]> {
  return remembered(clock, () => frameOrigins(db), { initial: [], lifeMs: 2_000, waitMs: 1_000 });
}

/** Where each kind of launch lands, below the visit's own address. */
const LANDINGS: Record<LaunchContext['messageType'], string> = { LtiResourceLinkRequest: '' };

/** A verified launch becomes a visit of ours. */
async function openVisit(services: Services, context: LaunchContext, res: Response): Promise<void> {
  const { person, link, role, tenancy } = await recordLaunch(services, context);
  const { locale, returnUrl, messageType } = context;
  const { platformId, courseId } = tenancy;
  const who = { personId: person._id, personName: person.name };
  const visit = { platformId, courseId, ...who, role, linkId: link._id, locale, returnUrl };
  res.redirect(303, `${await startVisit(services, visit, res)}${LANDINGS[messageType]}`);
}

async function showLanding(services: Services, res: Response): Promise<void> {
  const visit = visitOf(res);
  if (visit.role === 'none') res.render('errors/no-role', { titleKey: 'common:noRole.title' });
  else res.redirect(303, `${visit.base}/${await landingPage(services, visit)}`);
}

async function landingPage({ db }: Services, { role, tenancy, linkId }: Visit): Promise<string> {
  if (role === 'student') return 'work';
  if (role === 'designer') return 'assignment';
  return (await findAssignmentByLink(db, tenancy, linkId)) ? 'queue' : 'assignment';
}
