import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { LmsContext } from './lms-context.ts';
import { authRoutes } from './lti/auth-routes.ts';
import { lineItemRoutes } from './lti/line-item-routes.ts';
import { openidRoutes } from './lti/openid-routes.ts';
import { registrationRoutes } from './lti/registration-routes.ts';
import { rosterRoutes } from './lti/roster-routes.ts';
import { scoreRoutes } from './lti/score-routes.ts';
import { tokenRoutes } from './lti/token-routes.ts';
import { adminRoutes } from './pages/admin-routes.ts';
import { copyActivityRoutes } from './pages/copy-activity-routes.ts';
import { courseRoutes } from './pages/course-routes.ts';
import { deepLinkingReturn, deepLinkingRoutes } from './pages/deep-linking-routes.ts';
import { gradebookRoutes } from './pages/gradebook-routes.ts';
import { VIEWS } from './pages/lms-views.ts';
import { signInRoutes } from './pages/sign-in-routes.ts';
import { speedGraderRoutes } from './pages/speed-grader-routes.ts';
import { submissionReviewRoutes } from './pages/submission-review-routes.ts';

/** The demo LMS as one Express application: LTI endpoints first, then the pages people see. */
export function createLmsApp(lms: LmsContext): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(securityHeaders);
  app.use(openidRoutes(lms), registrationRoutes(lms), authRoutes(lms), tokenRoutes(lms));
  app.use(lms.profile.paths.services, express.text({ type: () => true, limit: '1mb' }));
  app.use(scoreRoutes(lms), lineItemRoutes(lms), rosterRoutes(lms));
  app.use('/assets', express.static(VIEWS, { extensions: [], index: false }));
  app.use(deepLinkingReturn(lms));
  app.use(ownOriginOnly(lms), express.urlencoded({ extended: false }));
  app.use(signInRoutes(lms), courseRoutes(lms), gradebookRoutes(lms), adminRoutes(lms));
  app.use(deepLinkingRoutes(lms), copyActivityRoutes(lms), submissionReviewRoutes(lms), speedGraderRoutes(lms));
  app.use((_request, response) => {
    const text = 'There is nothing at this address. Start again from the first page.';
    response.status(404).send(lms.views.render('problem', { title: 'Not found', text }));
  });
  app.use(errorPage(lms));
  return app;
}

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  'frame-src http: https:',
  'form-action http: https:',
  "frame-ancestors 'self'",
  "base-uri 'none'",
].join('; ');

function securityHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-store');
  next();
}

/** The session cookie travels with cross-site requests, so a page's form must come from the site itself. */
function ownOriginOnly(lms: LmsContext) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const safe = request.method === 'GET' || request.method === 'HEAD';
    if (safe || request.get('origin') === new URL(lms.publicUrl).origin) next();
    else response.status(403).send(lms.views.render('problem', FOREIGN_FORM));
  };
}

const FOREIGN_FORM = {
  title: 'Sent from another site',
  text: 'This form did not come from the demo LMS, so nothing was done. Open the demo LMS and try again there.',
};

function errorPage(lms: LmsContext) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    lms.logger.error({ err: error }, 'the demo LMS failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    const text = 'The demo LMS could not do that. Its log says why; going back and trying again does no harm.';
    response.status(500).send(lms.views.render('problem', { title: 'Something went wrong', text }));
  };
}
