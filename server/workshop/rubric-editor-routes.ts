import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { parseForm } from '../http/parse.ts';
import { visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { changeRubric } from './change-rubric.ts';
import { editRubric, openEditor, type Edited } from './edit-rubric.ts';
import { requireOwnRubric } from './find-rubric.ts';
import { seenAtOf } from './library-form.ts';
import { patronOf, type LibraryRubric } from './library-rubric.ts';
import { rubricFormView } from './rubric-form-view.ts';

/** Criteria and levels of a rubric of the library, field by field, for those who may change it. */
export function rubricEditorRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/rubrics/:id/edit', async (req, res) => {
    const kept = await requireOwnRubric(services, patronOf(visitOf(res)), req.params.id);
    show(res, kept, { edited: openEditor(kept.rubric), seen: kept.updatedAt.toISOString(), changedMeanwhile: false });
  });
  routes.post('/rubrics/:id/edit', (req, res) => answer(services, req, res));
  return routes;
}

async function answer(services: Services, req: Request<{ id: string }>, res: Response): Promise<void> {
  const patron = patronOf(visitOf(res));
  const kept = await requireOwnRubric(services, patron, req.params.id);
  const { seen } = parseForm(seenSchema, req.body);
  const read = editRubric(req.body, kept.rubric);
  if (read.kind !== 'save') {
    res.status(read.kind === 'refused' ? 422 : 200);
    show(res, kept, { edited: read.edited, seen, changedMeanwhile: false });
    return;
  }
  const outcome = await changeRubric(services, { patron, id: kept._id, seenAt: seenAtOf(seen), rubric: read.rubric });
  if (outcome.kind === 'saved') res.redirect(303, `${pageOf(res, kept)}?done=saved`);
  else {
    const { standing } = outcome;
    res.status(409);
    show(res, standing, { edited: read.edited, seen: standing.updatedAt.toISOString(), changedMeanwhile: true });
  }
}

const seenSchema = z.object({ seen: z.string().max(40).catch('') });

type Shown = { edited: Edited; seen: string; changedMeanwhile: boolean };

function show(res: Response, kept: LibraryRubric, { edited, ...shown }: Shown): void {
  const { base, locale } = visitOf(res);
  const page = pageOf(res, kept);
  const back = { href: page, label: 'editor:back.rubric' };
  const place = { base, locale, action: `${page}/edit`, back, hint: 'editor:hint.library' };
  res.render('workshop/editor', rubricFormView({ ...place, ...shown, ...edited, rubric: kept.rubric }));
}

function pageOf(res: Response, { _id }: LibraryRubric): string {
  return `${visitOf(res).base}/rubrics/${encodeURIComponent(_id)}`;
}
