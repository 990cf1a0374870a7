import { Router, type Request, type Response } from 'express';
import { AppError } from '../errors.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import { findLink } from '../lti/directory-repository.ts';
import type { Services } from '../services.ts';
import type { FindFigures } from './agreement-view.ts';
import { findAssignmentByLink, findRubricVersion } from './assignment-repository.ts';
import { blankForm, formOf, readyView, setUpView, type SetUpPage } from './assignment-view.ts';
import type { Assignment } from './assignment.ts';
import { readAssignmentForm, type AssignmentFormResult } from './read-assignment-form.ts';
import { confirmView } from './confirm-view.ts';
import { readChosenWorks } from './read-chosen-works.ts';
import type { RubricChange } from './rubric-change.ts';
import { offeredRubrics, rubricChoices, rubricOrigin } from './rubric-choices.ts';
import { assignmentRubricRoutes } from './rubric-editor-routes.ts';
import { setUpAssignment, type SetUpResult } from './set-up-assignment.ts';

/** Set-up pages of the link's assignment, for those who may set up: instructors and course designers. */
export function assignmentRoutes(services: Services, figures: FindFigures, change: RubricChange): Router {
  const routes = Router();
  const setters = allow('instructor', 'designer');
  routes.get('/assignment', setters, (req, res) => showForm(services, figures, req, res));
  routes.post('/assignment', setters, (req, res) => saveForm(services, change, req, res));
  routes.get('/assignment/ready', setters, (_req, res) => showReady(services, res));
  routes.use(assignmentRubricRoutes(services, (body, res) => saveForm(services, change, { body }, res)));
  return routes;
}

async function showForm(services: Services, figures: FindFigures, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const page = await standingPage(services, visit, req.query['rubric']);
  const judged = visit.role === 'instructor' ? page.standing : null;
  const agreement = judged && (await figures.agreement(visit.tenancy, judged._id));
  const reviewTime = judged && (await figures.reviewTime(visit.tenancy, judged._id));
  const replyFigures = judged ? await figures.replies(visit.tenancy, judged._id) : [];
  const secondAgreement = judged && (await figures.second(visit.tenancy, judged._id));
  const selfFigures = judged ? await figures.self(visit.tenancy, judged._id) : [];
  const tryout = judged && (await figures.tryout(judged));
  res.render(
    'assignments/set-up',
    setUpView({ ...page, agreement, reviewTime, replyFigures, secondAgreement, selfFigures, tryout }),
  );
}

type Posted = Pick<Request, 'body'>;

async function saveForm(services: Services, change: RubricChange, req: Posted, res: Response): Promise<void> {
  const visit = visitOf(res);
  const posted = (req.body ?? {}) as Record<string, unknown>;
  const choices = await rubricChoices(services, visit, posted['rubricChoice']);
  const read = readAssignmentForm(posted, choices);
  const act = posted['act'];
  if (read.kind === 'refused' || act === 'preview' || act === 'edit')
    return showAgain(services, res, read, posted['seen']);
  if (await askedFirst(services, change, { res, posted, read })) return;
  const result = await setUpAssignment(services, {
    tenancy: visit.tenancy,
    linkId: visit.linkId,
    by: visit.person,
    settings: read.settings,
    rubric: read.rubric,
    libraryRubricId: read.libraryRubricId,
    seenAt: seenAtOf(posted['seen']),
  });
  if (result.kind === 'saved')
    res.redirect(303, `${visit.base}/${await afterSaving(change, { visit, posted, result })}`);
  else await showAgain(services, res, read, result.assignment.updatedAt.toISOString(), true);
}

type Accepted = Extract<AssignmentFormResult, { kind: 'accepted' }>;

/**
 * Whether another rubric than the one in use is about to meet work, and nobody has seen what it touches as it stands
 * now: then that is shown, with everything that was typed, and nothing is saved.
 */
async function askedFirst(
  services: Services,
  change: RubricChange,
  { res, posted, read }: { res: Response; posted: Record<string, unknown>; read: Accepted },
): Promise<boolean> {
  const visit = visitOf(res);
  const assignment = await findAssignmentByLink(services.db, visit.tenancy, visit.linkId);
  const seen = seenAtOf(posted['seen']);
  // Somebody else's change comes first: saving says so.
  if (!assignment || (seen !== undefined && seen?.getTime() !== assignment.updatedAt.getTime())) return false;
  const touching = await change.touch(visit, { assignment, next: read.rubric, chosen: readChosenWorks(posted) });
  const decided = posted['act'] === 'save-new' || posted['act'] === 'save-reread';
  if (!touching || (decided && posted['touch'] === touching.signature)) return false;
  const page = { visit, assignment, form: read.form, next: read.rubric, touching, stale: decided };
  res.status(decided ? 409 : 200).render('versions/touch', confirmView(page));
  return true;
}

/** What was chosen to be read again is, once the rubric is saved: the page of versions says how many it were. */
async function afterSaving(
  change: RubricChange,
  { visit, posted, result }: { visit: Visit; posted: Record<string, unknown>; result: SetUpResult },
): Promise<string> {
  if (posted['act'] !== 'save-reread' || visit.role !== 'instructor') return 'assignment/ready';
  const chosen = readChosenWorks(posted);
  const { reread, stayed } = await change.reread(visit, { assignment: result.assignment, chosen });
  return `assignment/rubric/versions?reread=${reread}&stayed=${stayed}`;
}

/** The same page with all that was typed: after a fault, for a preview, or when someone else was quicker. */
async function showAgain(
  services: Services,
  res: Response,
  read: AssignmentFormResult,
  seen: unknown,
  changedMeanwhile = false,
): Promise<void> {
  const page = await standingPage(services, visitOf(res), read.form.rubricChoice);
  const faults = read.kind === 'refused' ? read.faults : [];
  const errors = read.kind === 'refused' ? read.errors : {};
  const preview = read.rubric;
  if (changedMeanwhile) res.status(409);
  else if (read.kind === 'refused') res.status(422);
  const again = { form: read.form, seenAt: seenAtOf(seen) ?? null, errors, faults, preview, changedMeanwhile };
  res.render('assignments/set-up', setUpView({ ...page, ...again }));
}

async function showReady(services: Services, res: Response): Promise<void> {
  const visit = visitOf(res);
  const assignment = await findAssignmentByLink(services.db, visit.tenancy, visit.linkId);
  if (!assignment) throw new AppError('assignment-missing', { status: 404 });
  res.render('assignments/ready', readyView(visit.base, assignment, visit.role));
}

/** `named`: a rubric of the library that was chosen on its own page, or in this form. */
async function standingPage(services: Services, visit: Visit, named: unknown): Promise<SetUpPage> {
  const { tenancy, linkId, base, locale } = visit;
  const standing = await findAssignmentByLink(services.db, tenancy, linkId);
  const { form: stands, origin } = standing
    ? await standingForm(services, visit, standing)
    : { form: blankForm(await findLink(services.db, tenancy, linkId)), origin: null };
  const choices = await rubricChoices(services, visit, named);
  const form = choices.some(({ id }) => id === named) ? { ...stands, rubricChoice: String(named) } : stands;
  const offered = await offeredRubrics(services, visit, form.rubricChoice);
  const takesBatches = services.readers?.generator.batch !== undefined;
  const judges = visit.role === 'instructor';
  const seenAt = standing?.updatedAt ?? null;
  const rubrics = { library: services.rubrics, offered, origin };
  const common = { base, locale, ...rubrics, standing, form, seenAt, takesBatches, judges };
  return {
    ...common,
    errors: {},
    faults: [],
    preview: null,
    changedMeanwhile: false,
    agreement: null,
    reviewTime: null,
    replyFigures: [],
    secondAgreement: null,
    selfFigures: [],
    tryout: null,
  };
}

async function standingForm(services: Services, visit: Visit, standing: Assignment) {
  const version = await findRubricVersion(services.db, visit.tenancy, standing.rubricVersionId);
  const used = version?.rubric ?? null;
  const origin = await rubricOrigin(services, visit, { standing, used });
  return { form: formOf(standing, { used, origin, library: services.rubrics }), origin };
}

/** The hidden field: a moment, empty for "nothing was set up", absent for a client that did not say. */
function seenAtOf(seen: unknown): Date | null | undefined {
  if (typeof seen !== 'string') return undefined;
  return seen === '' || Number.isNaN(Date.parse(seen)) ? null : new Date(seen);
}
