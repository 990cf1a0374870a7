import { Router, type Request, type Response } from 'express';
import { findAssignmentByLink, findRubricVersion } from '../assignments/assignment-repository.ts';
import { AppError } from '../errors.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import type { Services } from '../services.ts';
import { addExemplar, removeExemplar } from './change-exemplars.ts';
import { exemplarsView, type ExemplarsPage } from './exemplar-view.ts';
import { recordsExemplars, type OpensExemplars } from './record-exemplars.ts';
import { askTryout } from './tryout/ask-tryout.ts';
import { readTryout } from './tryout/read-tryout.ts';
import { tryoutView } from './tryout/tryout-view.ts';
import { BLANK_EXEMPLAR, readExemplarForm } from './read-exemplar-form.ts';

/** The page of an assignment's exemplars; they are students' works, so it is for those who judge. */
export function exemplarRoutes(services: Services): Router {
  const routes = Router();
  const judges = allow('instructor');
  const opens = recordsExemplars(services);
  const show = pageShower(services, opens);
  routes.get('/assignment/exemplars', judges, (_req, res) => show(res, {}));
  routes.post('/assignment/exemplars', judges, (req, res) => add(services, show, { req, res }));
  routes.post('/assignment/exemplars/:id/remove', judges, async (req, res) => {
    const { tenancy, linkId, base, person } = visitOf(res);
    await removeExemplar(services, { tenancy, linkId, by: person.id, id: String(req.params['id']) });
    res.redirect(303, `${base}/assignment/exemplars`);
  });
  routes.get('/assignment/exemplars/try', judges, (_req, res) => showTryout(services, opens, res));
  routes.post('/assignment/exemplars/try', judges, (_req, res) => tryReaders(services, res, null));
  routes.post('/assignment/exemplars/:id/try', judges, (req, res) =>
    tryReaders(services, res, String(req.params['id'])),
  );
  return routes;
}

async function tryReaders(services: Services, res: Response, only: string | null): Promise<void> {
  const visit = visitOf(res);
  await askTryout(services, { ...(await standing(services, visit)), only, by: visit.person });
  res.redirect(303, `${visit.base}/assignment/exemplars#tryout`);
}

/** The part of the page that renews itself while the readers are tried. */
async function showTryout(services: Services, opens: OpensExemplars, res: Response): Promise<void> {
  const visit = visitOf(res);
  const { assignment, rubric } = await standing(services, visit);
  await opens(visit, assignment);
  const status = await readTryout(services, assignment, rubric);
  res.status(status.pending === 0 ? STOP_POLLING : 200);
  res.render('reviews/tryout', { tryout: tryoutView(visit.base, status), layout: false });
}

/** To htmx: this is the last answer. */
const STOP_POLLING = 286;

async function add(services: Services, show: Show, { req, res }: { req: Request; res: Response }): Promise<void> {
  const visit = visitOf(res);
  const { tenancy, linkId, base, person } = visit;
  const { rubric } = await standing(services, visit);
  const read = readExemplarForm(req.body, rubric);
  if (read.kind === 'refused') {
    res.status(422);
    return show(res, { form: read.form, errors: read.errors });
  }
  const outcome = await addExemplar(services, { tenancy, linkId, by: person.id, exemplar: read.exemplar });
  if (outcome === 'added') res.redirect(303, `${base}/assignment/exemplars`);
  else await show(res.status(422), { form: read.form, full: true });
}

type Show = (res: Response, changes: Partial<ExemplarsPage>) => Promise<void>;

function pageShower(services: Services, opens: OpensExemplars): Show {
  return async (res, changes) => {
    const visit = visitOf(res);
    const { assignment, rubric } = await standing(services, visit);
    await opens(visit, assignment);
    const page = {
      ...{ assignment, rubric, tryout: await readTryout(services, assignment, rubric) },
      ...{ visit, now: services.clock.now() },
      form: BLANK_EXEMPLAR,
      errors: {},
      full: false,
    };
    res.render('reviews/exemplars', exemplarsView({ ...page, ...changes }));
  };
}

async function standing(
  { db }: Services,
  { tenancy, linkId }: Visit,
): Promise<Pick<ExemplarsPage, 'assignment' | 'rubric'>> {
  const assignment = await findAssignmentByLink(db, tenancy, linkId);
  const version = assignment && (await findRubricVersion(db, tenancy, assignment.rubricVersionId));
  if (!assignment || !version) throw new AppError('assignment-missing', { status: 404 });
  return { assignment, rubric: version.rubric };
}
