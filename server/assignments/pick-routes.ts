import { Router, type Request, type Response } from 'express';
import { AppError } from '../errors.ts';
import { allowFormTo } from '../http/security-headers.ts';
import { visitOf } from '../http/session.ts';
import type { Picking, Visit } from '../http/visit.ts';
import { findCourse } from '../lti/directory-repository.ts';
import { whoReads } from '../llm/choice/who-reads.ts';
import type { Services } from '../services.ts';
import { answerPicker } from './answer-picker.ts';
import { listAssignments } from './assignment-repository.ts';
import { blankForm, setUpView } from './assignment-view.ts';
import type { Assignment } from './assignment.ts';
import { chooseOwn, searchOwn } from './choose-own.ts';
import { LINK_TYPE } from './content-item.ts';
import { copyPickedAssignment } from './copy-assignment.ts';
import { copyOwnView } from './copy-own-view.ts';
import { createPickedAssignment } from './create-picked-assignment.ts';
import { decidePick, type PickDecision } from './decide-pick.ts';
import { chosenQuery, pickView } from './pick-view.ts';
import { offeredRubrics, rubricChoices } from './rubric-choices.ts';
import { readAssignmentForm, type AssignmentFormResult } from './read-assignment-form.ts';

/**
 * The LMS's picker: choose assignments of this course or make one, and hand the choice back. A visit that came for this
 * sees these pages and no others: it has no link, so nothing else would know where it is.
 */
export function pickRoutes(services: Services): Router {
  const router = Router();
  router.use((_req, res, next) => {
    next(visitOf(res).picking === null ? 'router' : undefined);
  });
  router.get('/', (_req, res) => res.redirect(303, `${visitOf(res).base}/pick`));
  router.get('/pick', (req, res) => showPicker(services, res, { chosen: idsOf(req.query['chosen']), refused: null }));
  router.post('/pick', (req, res) => pick(services, req, res));
  router.get('/pick/new', (req, res) => showNew(services, req, res, null));
  router.post('/pick/new', (req, res) => makeNew(services, req, res));
  router.get('/pick/copy', (req, res) => showOwn(services, req, res));
  router.post('/pick/copy', (req, res) => copyOne(services, req, res));
  router.post('/pick/cancel', (_req, res) => giveBack(services, res, []));
  router.use(() => {
    throw new AppError('picker-only', { status: 404 });
  });
  return router;
}

type Choice = { chosen: readonly string[]; refused: Extract<PickDecision, { kind: 'refused' }>['reason'] | null };

async function showPicker(services: Services, res: Response, choice: Choice): Promise<void> {
  const { visit, picking } = pickingOf(res);
  const [course, assignments] = await Promise.all([
    findCourse(services.db, visit.tenancy),
    listAssignments(services.db, visit.tenancy),
  ]);
  const takesLinks = picking.acceptTypes.includes(LINK_TYPE);
  if (choice.refused !== null) res.status(422);
  const view = pickView({ visit, picking, courseTitle: course?.title ?? null, assignments, takesLinks, ...choice });
  res.render('assignments/pick', view);
}

async function pick(services: Services, req: Request, res: Response): Promise<void> {
  const { visit, picking } = pickingOf(res);
  const assignments = await listAssignments(services.db, visit.tenancy);
  const posted = (req.body ?? {}) as Record<string, unknown>;
  const known = assignments.map(({ _id }) => _id);
  const decision = decidePick(posted['assignment'], { known, acceptMultiple: picking.acceptMultiple });
  if (decision.kind === 'refused') return showPicker(services, res, { chosen: decision.ids, refused: decision.reason });
  await giveBack(
    services,
    res,
    assignments.filter(({ _id }) => decision.ids.includes(_id)),
  );
}

async function showNew(
  services: Services,
  req: Request,
  res: Response,
  again: AssignmentFormResult | null,
): Promise<void> {
  const { visit } = pickingOf(res);
  const { base, locale } = visit;
  if (again?.kind === 'refused') res.status(422);
  const blank = {
    standing: null,
    seenAt: null,
    changedMeanwhile: false,
    judges: false,
    agreement: null,
    reviewTime: null,
    replyFigures: [],
    secondAgreement: null,
    selfFigures: [],
    tryout: null,
    closed: null,
    begun: 0,
  };
  const takesBatches = (await whoReads(services, visit.tenancy)).readers?.generator.batch !== undefined;
  const offered = await offeredRubrics(services, visit, again?.form.rubricChoice ?? '');
  const site = { library: services.rubrics, offered, origin: null, takesBatches };
  const page = {
    ...blank,
    ...site,
    base,
    locale,
    action: `${base}/pick/new${chosenQuery(idsOf(req.query['chosen']))}`,
    ...shownForm(again),
  };
  res.render('assignments/set-up', setUpView(page));
}

/** What stands in the form: nothing yet, or all that was typed with what is wrong with it. */
function shownForm(again: AssignmentFormResult | null) {
  if (again === null) return { form: blankForm(null), errors: {}, faults: [], preview: null };
  const preview = again.rubric;
  if (again.kind === 'refused') return { form: again.form, errors: again.errors, faults: again.faults, preview };
  return { form: again.form, errors: {}, faults: [], preview };
}

async function makeNew(services: Services, req: Request, res: Response): Promise<void> {
  const { visit } = pickingOf(res);
  const posted = (req.body ?? {}) as Record<string, unknown>;
  const read = readAssignmentForm(posted, await rubricChoices(services, visit, posted['rubricChoice']));
  if (read.kind === 'refused' || posted['act'] === 'preview') {
    await showNew(services, req, res, read);
    return;
  }
  const { settings, rubric, libraryRubricId } = read;
  const { tenancy, launchId, person } = visit;
  const order = { tenancy, launchId, by: person, settings, rubric, libraryRubricId };
  await addMade(services, res, await createPickedAssignment(services, order), idsOf(req.query['chosen']));
}

async function showOwn(services: Services, req: Request, res: Response): Promise<void> {
  const { visit } = pickingOf(res);
  const chosen = idsOf(req.query['chosen']);
  const back = `${visit.base}/pick${chosenQuery(chosen)}`;
  const place = { action: `${visit.base}/pick/copy`, back, backKey: 'assignments:pick.back', chosen };
  res.render('assignments/copy-own', copyOwnView(visit, place, await searchOwn(services, visit, req.query)));
}

async function copyOne(services: Services, req: Request, res: Response): Promise<void> {
  const { visit } = pickingOf(res);
  const copying = await chooseOwn(services, visit, req.body);
  const copy = await copyPickedAssignment(services, { ...copying, launchId: visit.launchId });
  await addMade(services, res, copy, idsOf((req.body as Record<string, unknown>)['chosen']));
}

/** Ticked beside the others where the LMS takes several; otherwise it is the answer. */
async function addMade(services: Services, res: Response, made: Assignment, chosen: string[]): Promise<void> {
  const { visit, picking } = pickingOf(res);
  const all = [...new Set([...chosen, made._id])];
  if (picking.acceptMultiple) res.redirect(303, `${visit.base}/pick${chosenQuery(all)}`);
  else await giveBack(services, res, [made]);
}

/** The page that carries the answer to the LMS: a form that sends itself, with a button for browsers without scripts. */
async function giveBack(services: Services, res: Response, picked: readonly Assignment[]): Promise<void> {
  const { visit, picking } = pickingOf(res);
  const takesLinks = picking.acceptTypes.includes(LINK_TYPE);
  const error = takesLinks ? null : WRONG_TYPE;
  const jwt = await answerPicker(services, { visit, picking, picked: takesLinks ? picked : [], error });
  allowFormTo(res, picking.returnUrl);
  const count = takesLinks ? picked.length : 0;
  res.render('assignments/return-to-lms', { titleKey: 'assignments:pick.sending', to: picking.returnUrl, jwt, count });
}

// For the LMS's own message line and log, which are in English here.
const WRONG_TYPE = 'Second Reader can only add LTI resource links, and this place does not take them.';

function pickingOf(res: Response): { visit: Visit; picking: Picking } {
  const visit = visitOf(res);
  if (visit.picking === null) throw new AppError('picker-only', { status: 404 });
  return { visit, picking: visit.picking };
}

/** What was made in this window so far and is not in the course yet: ids of ours, and anything somebody typed. */
function idsOf(chosen: unknown): string[] {
  const ids: unknown[] = Array.isArray(chosen) ? chosen : [chosen];
  return ids.filter((id): id is string => typeof id === 'string' && id !== '').slice(0, MOST_CHOSEN);
}

const MOST_CHOSEN = 50; // an address of more would be longer than some proxies let pass
