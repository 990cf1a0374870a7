import { Router, type Request, type Response } from 'express';
import { parseForm, readForm } from '../http/parse.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import type { Words } from '../http/words.ts';
import type { Services } from '../services.ts';
import { createLibraryRubric } from './create-library-rubric.ts';
import { exportRoutes } from './export-routes.ts';
import { requireRubric } from './find-rubric.ts';
import { importRoutes } from './import-routes.ts';
import { librarySchema, newRubricSchema } from './library-form.ts';
import { findOnOwnShelf } from './library-rubric-repository.ts';
import { MOST_ON_SHELF, patronOf, type OwnScope } from './library-rubric.ts';
import { libraryView, type LibraryAttempt } from './library-view.ts';
import { copiedRubric, emptyRubric, type Say } from './new-rubric.ts';
import { removeRubric, restoreRubric } from './remove-rubric.ts';
import { rubricPageRoutes } from './rubric-page-routes.ts';
import { showLibrary } from './show-library.ts';
import type { CountUses } from './use-counts.ts';

/** The rubric library of those who set up: the list, a new one, taking one out, and each one's own page. */
export function libraryRoutes(services: Services, { words, countUses }: LibraryParts): Router {
  const routes = Router();
  routes.use('/rubrics', allow('instructor', 'designer'));
  routes.get('/rubrics', (req, res) => showList(services, countUses, { req, res, attempt: null }));
  routes.post('/rubrics', (req, res) => makeNew(services, { words, countUses }, req, res));
  routes.post('/rubrics/:id/remove', async (req, res) => {
    await removeRubric(services, { patron: patronOf(visitOf(res)), id: req.params.id });
    res.redirect(303, `${visitOf(res).base}/rubrics?done=removed&undo=${encodeURIComponent(req.params.id)}`);
  });
  routes.post('/rubrics/:id/restore', (req, res) => restore(services, countUses, req, res));
  routes.use(importRoutes(services, words));
  routes.use(exportRoutes(services));
  routes.use(rubricPageRoutes(services, countUses));
  return routes;
}

export type LibraryParts = { words: Words; countUses: CountUses };

type Listed = { req: Request; res: Response; attempt: LibraryAttempt | null };

async function showList(services: Services, countUses: CountUses, { req, res, attempt }: Listed): Promise<void> {
  const visit = visitOf(res);
  const { tenancy, person } = visit;
  const query = parseForm(librarySchema, req.query);
  const page = await showLibrary(services, patronOf(visit), query);
  const ids = page.rubrics.map(({ id }) => id);
  const [uses, removed] = await Promise.all([
    countUses(tenancy, ids),
    query.done === 'removed' ? findOnOwnShelf(services.db, tenancy, person.id, query.undo) : null,
  ]);
  const view = libraryView({ visit, query, page, uses, removed: removed?.removedAt ? removed : null, attempt });
  res.status(attempt ? 422 : 200).render('workshop/library', { ...view, most: MOST_ON_SHELF });
}

async function makeNew(services: Services, parts: LibraryParts, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const form = readForm(newRubricSchema, req.body);
  if (form.kind === 'refused') {
    const { title = '', scope = '' } = form.typed;
    await showList(services, parts.countUses, {
      req,
      res,
      attempt: { errors: form.errors, title, scope, full: false },
    });
    return;
  }
  const { scope, title } = form.value;
  const patron = patronOf(visit);
  const rubric = await firstContent(services, visit, { ...form.value, say: sayIn(parts.words, visit.locale) });
  const made = await createLibraryRubric(services, { patron, name: visit.person.name, scope, rubric });
  if (made.kind === 'kept') res.redirect(303, `${visit.base}/rubrics/${made.id}?done=made`);
  else await showList(services, parts.countUses, { req, res, attempt: { errors: {}, title, scope, full: true } });
}

type Wanted = { from: string; title: string; scope: OwnScope; say: Say };

async function firstContent(services: Services, visit: Visit, { from, title, scope, say }: Wanted) {
  if (from === '') return emptyRubric({ title, language: visit.locale, say });
  const found = await requireRubric(services, patronOf(visit), from);
  return copiedRubric(found.rubric, { title, beside: found.scope === scope, say });
}

function sayIn(words: Words, locale: string): Say {
  return (key, blanks) => words.say(locale, key, blanks);
}

async function restore(services: Services, countUses: CountUses, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const outcome = await restoreRubric(services, { patron: patronOf(visit), id: String(req.params['id']) });
  const attempt = { errors: {}, title: '', scope: 'personal', full: true };
  if (outcome === 'full') await showList(services, countUses, { req, res, attempt });
  else res.redirect(303, `${visit.base}/rubrics?done=restored`);
}
