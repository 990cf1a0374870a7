import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { parseForm } from '../http/parse.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import type { Rubric } from '../rubrics/rubric.ts';
import { rubricKey } from '../rubrics/rubric-version.ts';
import type { Services } from '../services.ts';
import { editRubric, openEditor, type Edited } from '../workshop/edit-rubric.ts';
import { rubricFormView } from '../workshop/rubric-form-view.ts';
import { findAssignmentByLink, findRubricVersion } from './assignment-repository.ts';
import { formOf } from './assignment-view.ts';
import type { Assignment } from './assignment.ts';

/** Saves a posted set-up form, whoever filled it in. */
export type SaveSetUp = (body: Record<string, string>, res: Response) => Promise<void>;

/**
 * The assignment's own rubric, field by field. Saving is a change of the set-up like any other, with all that stands
 * between that and what was handed in.
 */
export function assignmentRubricRoutes(services: Services, save: SaveSetUp): Router {
  const routes = Router();
  routes.use('/assignment/rubric', allow('instructor', 'designer'));
  routes.get('/assignment/rubric', async (_req, res) => {
    const { assignment, rubric } = await standing(services, visitOf(res));
    show(res, rubric, openEditor(rubric), assignment.updatedAt.toISOString());
  });
  routes.post('/assignment/rubric', (req, res) => answer(services, save, req, res));
  return routes;
}

async function answer(services: Services, save: SaveSetUp, req: Request, res: Response): Promise<void> {
  const { assignment, rubric } = await standing(services, visitOf(res));
  const { seen } = parseForm(seenSchema, req.body);
  const read = editRubric(req.body, rubric);
  if (read.kind === 'save' && rubricKey(read.rubric) === rubricKey(rubric))
    res.redirect(303, `${visitOf(res).base}/assignment`); // nothing changed: it keeps where it came from
  // Without a library every rubric is the assignment's own.
  else if (read.kind === 'save')
    await save({ ...formOf(assignment, { used: read.rubric, origin: null, library: [] }), seen }, res);
  else show(res.status(read.kind === 'refused' ? 422 : 200), rubric, read.edited, seen);
}

const seenSchema = z.object({ seen: z.string().max(40).catch('') });

type Standing = { assignment: Assignment; rubric: Rubric };

async function standing({ db }: Services, { tenancy, linkId }: Visit): Promise<Standing> {
  const assignment = await findAssignmentByLink(db, tenancy, linkId);
  const version = assignment && (await findRubricVersion(db, tenancy, assignment.rubricVersionId));
  if (!version) throw new AppError('assignment-missing', { status: 404 });
  return { assignment, rubric: version.rubric };
}

function show(res: Response, rubric: Rubric, edited: Edited, seen: string): void {
  const { base, locale } = visitOf(res);
  const back = { href: `${base}/assignment`, label: 'editor:back.assignment' };
  const place = { base, locale, action: `${base}/assignment/rubric`, back, hint: 'editor:hint.assignment' };
  res.render('workshop/editor', rubricFormView({ ...place, ...edited, rubric, seen, changedMeanwhile: false }));
}
