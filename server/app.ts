import { join } from 'node:path';
import express, { Router, type Express, type Response } from 'express';
import { adminRoutes } from './admin/admin-routes.ts';
import { pingDatabase } from './database/ping-database.ts';
import { findAssignmentByLink } from './assignments/assignment-repository.ts';
import type { FindFigures } from './assignments/agreement-view.ts';
import type { RubricChange } from './assignments/rubric-change.ts';
import { countRubricUses } from './assignments/rubric-use-repository.ts';
import { copyOwnRoutes } from './assignments/copy-own-routes.ts';
import { copyRoutes } from './assignments/copy-routes.ts';
import { findCopySource } from './assignments/find-copy-source.ts';
import { openingRoutes } from './assignments/opening-routes.ts';
import { openLinkedAssignment } from './assignments/open-linked-assignment.ts';
import { pickRoutes } from './assignments/pick-routes.ts';
import { assignmentRoutes } from './assignments/assignment-routes.ts';
import { AppError } from './errors.ts';
import { designRoutes } from './design/design-routes.ts';
import { evidenceRoutes } from './evidence/evidence-routes.ts';
import { previewRoutes } from './feedback/preview-routes.ts';
import { feedbackRoutes } from './feedback/feedback-routes.ts';
import { countSent } from './grades/gradebook-repository.ts';
import { gradebookDesk } from './grades/gradebook-desk.ts';
import { releaseRoutes } from './grades/release-routes.ts';
import { gradebookRoutes } from './grades/gradebook-routes.ts';
import { boundAddress, boundUploads } from './http/bound-requests.ts';
import { compressPages } from './http/compress-pages.ts';
import { countRequests } from './http/count-requests.ts';
import { errorPage, notFound } from './http/error-page.ts';
import { countLaunch, limitSignIns, limitVisits } from './http/limit-rates.ts';
import { pageLanguage } from './http/page-language.ts';
import { createRateLimits, type RateLimits } from './http/rate-limits.ts';
import { remembered } from './http/remembered.ts';
import { requestLog } from './http/request-log.ts';
import { sameOrigin } from './http/same-origin.ts';
import { machineHeaders, securityHeaders } from './http/security-headers.ts';
import { serveAssets } from './http/serve-assets.ts';
import { endVisits } from './http/visit-repository.ts';
import { refuseVisit, requireUnspent, startVisit, visitOf, visitSession } from './http/session.ts';
import { signOutRoutes } from './http/sign-out-routes.ts';
import { useViews } from './http/view-engine.ts';
import { VIEWS_DIR } from './http/views-dir.ts';
import type { Picking, Visit } from './http/visit.ts';
import { shedLoad, unwatchedLoad, type Load } from './http/watch-load.ts';
import { loadWords, type Words } from './http/words.ts';
import { blindAgreement } from './insights/blind-agreement/blind-agreement.ts';
import { frameOrigins } from './lti/frame-origins.ts';
import { rolesAbove } from './lti/decide-role.ts';
import type { LaunchContext, MessageType, Role } from './lti/launch-context.ts';
import { ltiRoutes, type OnLaunch } from './lti/lti-routes.ts';
import { launchRecorder, type RecordedLaunch } from './lti/record-launch.ts';
import { leftRoutes } from './privacy/left/left-routes.ts';
import { countReplies } from './reviews/replies/count-replies.ts';
import { countSelfAssessments } from './reviews/self/count-self-assessments.ts';
import { countSecondAgreement } from './reviews/second/count-second-agreement.ts';
import { findReviewTime } from './reviews/review-time.ts';
import { reviewOfRoutes } from './reviews/review-of-routes.ts';
import { reviewRoutes } from './reviews/review-routes.ts';
import { rubricChange } from './reviews/versions/rubric-change.ts';
import { versionRoutes } from './reviews/versions/version-routes.ts';
import { findTryoutFigures } from './reviews/tryout/find-tryout-figures.ts';
import { storedRoutes } from './privacy/stored-routes.ts';
import type { Services } from './services.ts';
import { extensionRoutes } from './submissions/extensions/extension-routes.ts';
import { countBegun } from './submissions/begun-repository.ts';
import { narrowRoutes } from './reviews/narrow/narrow-routes.ts';
import { neverRoutes } from './submissions/never/never-routes.ts';
import { submissionRoutes } from './submissions/submission-routes.ts';
import { libraryRoutes } from './workshop/library-routes.ts';
import { proposalRoutes } from './workshop/proposal/proposal-routes.ts';
import type { CountUses } from './workshop/use-counts.ts';

/** The web side: middleware order and mounts, nothing else. */
export function createApp(services: Services, load: Load = unwatchedLoad): Express {
  const app = express();
  const words = loadWords(VIEWS_DIR);
  const limits = createRateLimits({ ...services, generosity: services.config.rateLimits });
  useViews(app, VIEWS_DIR, words);
  app.disable('x-powered-by');
  app.set('trust proxy', services.config.proxies);
  app.locals['demonstration'] = services.readers?.generator.demonstration ?? false;
  app.use(requestLog(services.logger));
  app.use(countRequests(services.telemetry));
  mountProbes(app, services, load);
  app.use(securityHeaders(services.config.publicUrl, allowedFrames(services)));
  app.use(compressPages());
  serveAssets(app, join(VIEWS_DIR, 'assets'));
  app.use(pageLanguage());
  app.use(boundAddress(), boundUploads(), shedLoad(load));
  app.use(sameOrigin(services.config.publicUrl));
  app.use(ltiRoutes(services, openVisits(services, limits)));
  // The largest form is a rubric's: 30 criteria of 12 levels, four fields each.
  app.use(express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 2_000 }));
  app.use('/admin/sign-in', limitSignIns(limits));
  app.use('/admin', adminRoutes(services, words));
  app.use('/l/:launchId', visitSession(services), limitVisits(limits), visitRoutes(services, words));
  if (!services.config.production) app.use('/design', designRoutes());
  app.get('/', (_req, res) => res.render('home/home', { title: 'common:home.title' }));
  app.use(notFound());
  app.use(errorPage(services, words));
  return app;
}

/** Everything of one launch, behind its session. */
function visitRoutes(services: Services, words: Words): Router {
  const routes = Router();
  routes.use(pickRoutes(services));
  routes.use(signOutRoutes(services));
  routes.get('/', (_req, res) => showLanding(services, res));
  routes.use(storedRoutes(services));
  routes.use(copyRoutes(services));
  routes.use(copyOwnRoutes(services));
  const countUses: CountUses = (tenancy, ids) => countRubricUses(services.db, tenancy, ids);
  routes.use(proposalRoutes(services, (visit) => findAssignmentByLink(services.db, visit.tenancy, visit.linkId)));
  routes.use(libraryRoutes(services, { words, countUses }));
  routes.use(assignmentRoutes(services, { figures: figures(services), change: changeOf(services) }));
  routes.use(openingRoutes(services));
  routes.use(submissionRoutes(services));
  routes.use(neverRoutes(services));
  routes.use(narrowRoutes(services));
  routes.use(extensionRoutes(services));
  routes.use(reviewOfRoutes(services));
  routes.use(versionRoutes(services));
  routes.use(reviewRoutes(services, gradebookDesk(services)));
  routes.use(gradebookRoutes(services));
  routes.use(releaseRoutes(services, words));
  routes.use(evidenceRoutes(services, words));
  routes.use(previewRoutes(services));
  routes.use(feedbackRoutes(services));
  routes.use(leftRoutes(services));
  return routes;
}

/** What later stages measured of an assignment, for its page. */
function figures(services: Services): FindFigures {
  return {
    begun: (tenancy, id) => countBegun(services.db, tenancy, id),
    agreement: (tenancy, id) => blindAgreement(services, tenancy, id),
    reviewTime: (tenancy, id) => findReviewTime(services, tenancy, id),
    replies: (tenancy, id) => countReplies(services, tenancy, id),
    second: (tenancy, id) => countSecondAgreement(services, tenancy, id),
    self: (tenancy, id) => countSelfAssessments(services, tenancy, id),
    tryout: (assignment) => findTryoutFigures(services, assignment),
  };
}

/** What a changed rubric meets in later stages. */
function changeOf(services: Services): RubricChange {
  return rubricChange(services, (tenancy, id) => countSent(services.db, tenancy, id));
}

/** Alive: the process answers. Ready: it can reach its database, so a load balancer may send people here. */
function mountProbes(app: Express, services: Services, load: Load): void {
  app.use(['/healthz', '/readyz'], machineHeaders());
  app.get('/healthz', (_req, res) => res.json({ status: 'alive' }));
  app.get('/readyz', async (_req, res) => {
    const ready = await pingDatabase(services.db).then(
      () => true,
      () => false,
    );
    // Overloaded is ready all the same: a balancer with no process left would make an outage of a slow night.
    const busy = { eventLoopDelayMs: load.delayMs(), overloaded: load.isOverloaded() };
    res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'database-away', ...busy });
  });
}

/** A new registration is seen within two seconds; a database that is away costs a page one second, not the page. */
function allowedFrames({ db, clock }: Services): () => Promise<string[]> {
  return remembered(clock, () => frameOrigins(db), { initial: [], lifeMs: 2_000, waitMs: 1_000 });
}

/** Where each kind of launch lands, below the visit's own address; null: at the first page of its role. */
const LANDINGS: Record<MessageType, (context: LaunchContext) => string | null> = {
  LtiResourceLinkRequest: ({ submissionId, role }) =>
    submissionId !== null && role === 'instructor' ? `review/${submissionId}` : null,
  LtiDeepLinkingRequest: () => 'pick',
  LtiSubmissionReviewRequest: ({ reviewOf }) => `review-of/${encodeURIComponent(reviewOf ?? '')}`,
};

/** A verified launch becomes a visit of ours, whose insert spends it; what a replay tells is not stored. */
function openVisits(services: Services, limits: RateLimits): OnLaunch {
  const recordLaunch = launchRecorder(services);
  return async ({ context, launchId }, res) => {
    const { deepLinking, reviewOf, role } = context;
    await countLaunch(limits, context.platform.id, res);
    if (deepLinking && role !== 'instructor' && role !== 'designer') {
      await refuseVisit(services, launchId);
      throw new AppError('launch-picker-role', { status: 403 });
    }
    const recorded = await recordLaunch(context, () => requireUnspent(services, launchId));
    await endOutranked(services, recorded, role);
    if (reviewOf !== null && !recorded.link) {
      await refuseVisit(services, launchId);
      throw new AppError('launch-review-unknown', { status: 404 });
    }
    // Straight to its page: a redirect more would cost every launch a round trip and a look at its session.
    const [path, landing] = await Promise.all([
      startVisit(services, launchId, visitTo(context, recorded), res),
      LANDINGS[context.messageType](context) ?? firstPage(services, context, recorded),
    ]);
    return path + landing;
  };
}

/** Who is told by the LMS to be less than before loses the earlier visits too, not only the next ones. */
async function endOutranked({ db }: Services, { formerRole, person, tenancy }: RecordedLaunch, role: Role) {
  const roles = rolesAbove(role);
  if (!roles.some((lost) => lost === formerRole)) return;
  await endVisits(db, { ...tenancy, personId: person._id, roles });
}

function visitTo(context: LaunchContext, { person, link, tenancy }: RecordedLaunch) {
  const { locale, returnUrl, role } = context;
  const who = { personId: person._id, personName: person.name };
  return { ...tenancy, linkId: link?._id ?? '', picking: pickingOf(context), ...who, role, locale, returnUrl };
}

async function firstPage(services: Services, { role }: LaunchContext, { person, link, tenancy }: RecordedLaunch) {
  // Whose link was not picked has nothing to be bound to: the page itself finds its assignment, or that there is none.
  if (role === 'student' && !link?.origin?.assignmentId) return STUDENTS_PAGE;
  return landingPage(services, { role, tenancy, linkId: link?._id ?? '', person: { id: person._id } });
}

async function showLanding(services: Services, res: Response): Promise<void> {
  const visit = visitOf(res);
  if (visit.role === 'none') res.render('errors/no-role', { titleKey: 'common:noRole.title' });
  else res.redirect(303, `${visit.base}/${await landingPage(services, visit)}`);
}

/** An LMS that does not say whether it makes line items of the answer makes them where it has a gradebook for us. */
function pickingOf({ deepLinking, gradebook }: LaunchContext): Picking | null {
  if (!deepLinking) return null;
  const { acceptLineItem, ...request } = deepLinking;
  return { ...request, lineItems: acceptLineItem ?? Boolean(gradebook?.lineItemsUrl) };
}

const STUDENTS_PAGE = 'work';

type Arrival = Pick<Visit, 'role' | 'tenancy' | 'linkId'> & { person: { id: string } };

async function landingPage(services: Services, { role, tenancy, linkId, person }: Arrival): Promise<string> {
  if (role === 'none') return '';
  const assignment = await openLinkedAssignment(services, tenancy, linkId);
  if (role === 'student') return STUDENTS_PAGE;
  if (assignment) return role === 'designer' ? 'assignment' : 'queue';
  return (await findCopySource(services, { tenancy, linkId, personId: person.id })) ? 'copy' : 'assignment';
}
