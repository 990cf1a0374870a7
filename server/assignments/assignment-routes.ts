import { Router, type Request, type Response } from 'express';
import { AppError } from '../errors.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import { findLink } from '../lti/directory-repository.ts';
import { whoReads } from '../llm/choice/who-reads.ts';
import type { Services } from '../services.ts';
import type { FindFigures } from './agreement-view.ts';
import { findAssignmentByLink, findRubricVersion } from './assignment-repository.ts';
import { blankForm, formOf, readyView, setUpView, type SetUpPage } from './assignment-view.ts';
import type { Assignment } from './assignment.ts';
import { isOpen } from './opening.ts';
import { openingView, type OpeningPage } from './opening-view.ts';
import { readAssignmentForm, type AssignmentFormResult } from './read-assignment-form.ts';
import { confirmView } from './confirm-view.ts';
import { readChosenWorks } from './read-chosen-works.ts';
import type { RubricChange } from './rubric-change.ts';
import { offeredRubrics, rubricChoices, rubricOrigin } from './rubric-choices.ts';
import { assignmentRubricRoutes } from './rubric-editor-routes.ts';
import { setUpAssignment, type SetUpResult } from './set-up-assignment.ts';

/** Set-up pages of the link's assignment, for those who may set up: instructors and course designers. */
export function assignmentRoutes(services: Services, later: Later): Router {
  const routes = Router();
  const setters = allow('instructor', 'designer');
  routes.get('/assignment', setters, (req, res) => showForm(services, later, req, res));
  routes.post('/assignment', setters, (req, res) => saveForm(services, later, req, res));
  routes.get('/assignment/ready', setters, (_req, res) => showReady(services, later, res));
  routes.use(assignmentRubricRoutes(services, (body, res) => saveForm(services, later, { body }, res)));
  return routes;
}

/** What later stages know. */
type Later = { figures: FindFigures; change: RubricChange };

async function showForm(services: Services, later: Later, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const { figures } = later;
  const page = await standingPage(services, later, visit, req.query['rubric']);
  const judged = visit.role === 'instructor' ? page.standing : null;
  const agreement = judged && (await figures.agreement(visit.tenancy, judged._id));
  const reviewTime = judged && (await figures.reviewTime(visit.tenancy, judged._id));
  const replyFigures = judged ? await figures.replies(visit.tenancy, judged._id) : [];
  const secondAgreement = judged && (await figures.second(visit.tenancy, judged._id));
  const selfFigures = judged ? await figures.self(visit.tenancy, judged._id) : [];
  const tryout = judged && (await figures.tryout(judged));
  const closed = page.standing && openingOf(services, visit, { assignment: page.standing, tryout });
  res.render(
    'assignments/set-up',
    setUpView({ ...page, agreement, reviewTime, replyFigures, secondAgreement, selfFigures, tryout, closed }),
  );
}

type Posted = Pick<Request, 'body'>;

async function saveForm(services: Services, later: Later, req: Posted, res: Response): Promise<void> {
  const visit = visitOf(res);
  const posted = (req.body ?? {}) as Record<string, unknown>;
  const choices = await rubricChoices(services, visit, posted['rubricChoice']);
  const read = await mindBegun(services, later, visit, readAssignmentForm(posted, choices));
  const act = posted['act'];
  if (read.kind === 'refused' || act === 'preview' || act === 'edit')
    return showAgain(services, later, res, { read, seen: posted['seen'] });
  if (await askedFirst(services, later.change, { res, posted, read })) return;
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
    res.redirect(303, `${visit.base}/${await afterSaving(later.change, { visit, posted, result })}`);
  else await showAgain(services, later, res, { read, seen: result.assignment.updatedAt.toISOString(), changed: true });
}

/** What students have begun to work on stays open: closed, it would be out of their reach. */
async function mindBegun(
  { db, clock }: Services,
  { figures }: Later,
  { tenancy, linkId }: Visit,
  read: AssignmentFormResult,
): Promise<AssignmentFormResult> {
  if (read.kind === 'refused' || isOpen(read.settings, clock.now())) return read;
  const standing = await findAssignmentByLink(db, tenancy, linkId);
  if (!standing || !isOpen(standing, clock.now())) return read;
  if ((await figures.begun(tenancy, standing._id)) === 0) return read;
  const { form, rubric } = read;
  return { kind: 'refused', form, errors: { opening: 'opening:fault.begun' }, faults: [], rubric };
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
  later: Later,
  res: Response,
  { read, seen, changed: changedMeanwhile = false }: { read: AssignmentFormResult; seen: unknown; changed?: boolean },
): Promise<void> {
  const page = await standingPage(services, later, visitOf(res), read.form.rubricChoice);
  const faults = read.kind === 'refused' ? read.faults : [];
  const errors = read.kind === 'refused' ? read.errors : {};
  const preview = read.rubric;
  if (changedMeanwhile) res.status(409);
  else if (read.kind === 'refused') res.status(422);
  const again = { form: read.form, seenAt: seenAtOf(seen) ?? null, errors, faults, preview, changedMeanwhile };
  res.render('assignments/set-up', setUpView({ ...page, ...again }));
}

async function showReady(services: Services, { figures }: Later, res: Response): Promise<void> {
  const visit = visitOf(res);
  const assignment = await findAssignmentByLink(services.db, visit.tenancy, visit.linkId);
  if (!assignment) throw new AppError('assignment-missing', { status: 404 });
  const tryout = visit.role === 'instructor' ? await figures.tryout(assignment) : null;
  const opening = openingOf(services, visit, { assignment, tryout });
  res.render('assignments/ready', { ...readyView(visit.base, assignment, visit.role), opening });
}

function openingOf(
  { clock, readers }: Services,
  visit: Visit,
  page: Pick<OpeningPage, 'assignment' | 'tryout'>,
): SetUpPage['closed'] {
  return openingView({ ...page, visit, now: clock.now(), hasReaders: readers !== null });
}

/** `named`: a rubric of the library that was chosen on its own page, or in this form. */
async function standingPage(services: Services, { figures }: Later, visit: Visit, named: unknown): Promise<SetUpPage> {
  const { tenancy, linkId, base, locale } = visit;
  const standing = await findAssignmentByLink(services.db, tenancy, linkId);
  const { form: stands, origin } = standing
    ? await standingForm(services, visit, standing)
    : { form: blankForm(await findLink(services.db, tenancy, linkId)), origin: null };
  const choices = await rubricChoices(services, visit, named);
  const form = choices.some(({ id }) => id === named) ? { ...stands, rubricChoice: String(named) } : stands;
  const offered = await offeredRubrics(services, visit, form.rubricChoice);
  const takesBatches = (await whoReads(services, tenancy)).readers?.generator.batch !== undefined;
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
    closed: null,
    begun: standing && isOpen(standing, services.clock.now()) ? await figures.begun(tenancy, standing._id) : 0,
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
