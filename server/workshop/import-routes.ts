import { Router, type Request, type Response } from 'express';
import { parseForm } from '../http/parse.ts';
import { visitOf } from '../http/session.ts';
import type { Words } from '../http/words.ts';
import { decodeText } from '../rubrics/formats/decode-text.ts';
import { readRubrics } from '../rubrics/formats/read-rubrics.ts';
import { parseRubric } from '../rubrics/parse-rubric.ts';
import type { Services } from '../services.ts';
import { importSchema, keepSchema } from './import-form.ts';
import { importRubrics } from './import-rubrics.ts';
import { importView, type ImportPage } from './import-view.ts';
import { patronOf } from './library-rubric.ts';
import { receiveRubricFile } from './receive-rubric-file.ts';

/**
 * Rubrics out of other systems: a file or a pasted text is read and shown, and what was seen is put into the library.
 * Mount before the routes of one rubric, whose ids `import` would else be.
 */
export function importRoutes(services: Services, words: Words): Router {
  const routes = Router();
  routes.get('/rubrics/import', (_req, res) => show(res, {}));
  routes.post('/rubrics/import', receiveRubricFile(), (req, res) => look(words, req, res));
  routes.post('/rubrics/import/keep', (req, res) => keep(services, req, res));
  return routes;
}

function show(res: Response, page: Partial<ImportPage>): void {
  const visit = visitOf(res);
  res.render('workshop/import', importView({ visit, tried: null, full: false, nothingChosen: false, ...page }));
}

/** A file that was chosen counts, whatever stands in the box. */
function look(words: Words, req: Request, res: Response): void {
  const { format, text } = parseForm(importSchema, req.body);
  const file = req.file && req.file.size > 0 ? req.file : null;
  const source = file ? decodeText(file.buffer) : text;
  const { locale } = visitOf(res);
  const title = titleFrom(file?.originalname ?? '') || words.say(locale, 'rubric-formats:import.untitled', {});
  const result = readRubrics(source, format, { title, language: locale });
  if (result.read.kind === 'refused') res.status(422);
  show(res, { tried: { text: source, chosen: format, result } });
}

/** The name of the file without its ending; a backup's says nothing. */
function titleFrom(name: string): string {
  const plain = name.replace(/\.[a-z\d]{1,5}$/i, '').replaceAll(/[_\s]+/g, ' ');
  return plain === 'grading' ? '' : plain.trim().slice(0, 200);
}

async function keep(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const { scope, rubric } = parseForm(keepSchema, req.body);
  const rubrics = rubric.map(parseRubric).flatMap((one) => (one.kind === 'accepted' ? [one.rubric] : []));
  if (rubrics.length === 0) {
    res.status(422);
    show(res, { nothingChosen: true });
    return;
  }
  const name = visit.person.name;
  const kept = await importRubrics(services, { patron: patronOf(visit), name, scope, rubrics });
  if (kept.kind === 'full') {
    res.status(422);
    show(res, { full: true });
    return;
  }
  const [only, ...more] = kept.ids;
  const one = only !== undefined && more.length === 0;
  res.redirect(303, one ? `${visit.base}/rubrics/${only}?done=made` : `${visit.base}/rubrics?scope=${scope}`);
}
