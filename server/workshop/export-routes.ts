import { Router, type Request, type Response } from 'express';
import { visitOf } from '../http/session.ts';
import type { Visit } from '../http/visit.ts';
import { RUBRIC_FORMATS, type RubricFormat } from '../rubrics/formats/rubric-format.ts';
import { writeRubric } from '../rubrics/formats/write-rubric.ts';
import type { Services } from '../services.ts';
import { requireRubric, type FoundRubric } from './find-rubric.ts';
import { labelOf, leftView } from './import-view.ts';
import { patronOf } from './library-rubric.ts';

/** A rubric as a file for other systems; the page before it says what each format does not hold. */
export function exportRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/rubrics/:id/export', async (req, res) => {
    const visit = visitOf(res);
    res.render('workshop/export', exportView(visit, await foundRubric(services, req, res)));
  });
  routes.get('/rubrics/:id/export/:format', async (req, res, next) => {
    const format = RUBRIC_FORMATS.find((one) => one === req.params.format);
    if (format) send(res, await foundRubric(services, req, res), format);
    else next();
  });
  return routes;
}

function foundRubric(services: Services, req: Request, res: Response): Promise<FoundRubric> {
  return requireRubric(services, patronOf(visitOf(res)), String(req.params['id']));
}

function exportView({ base }: Visit, { id, rubric }: FoundRubric) {
  const page = `${base}/rubrics/${encodeURIComponent(id)}`;
  return {
    titleKey: 'rubric-formats:export.title',
    ...{ base, page, library: `${base}/rubrics`, title: rubric.title },
    formats: RUBRIC_FORMATS.map((format) => ({
      ...{ format, label: labelOf(format), hint: `rubric-formats:format.${format}.hint` },
      href: `${page}/export/${format}`,
      left: writeRubric(rubric, format).left.map(leftView),
    })),
  };
}

function send(res: Response, { rubric }: FoundRubric, format: RubricFormat): void {
  const { ending, type } = FILES[format];
  // Letters and digits of any script; Express adds the plain name that old browsers need (RFC 6266 §5).
  const name = rubric.title
    .toWellFormed()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 80);
  res
    .attachment(`${name === '' ? 'rubric' : name}${ending}`)
    .type(type)
    .send(writeRubric(rubric, format).text);
}

const FILES: Readonly<Record<RubricFormat, { ending: string; type: string }>> = {
  yaml: { ending: '.yaml', type: 'application/yaml; charset=utf-8' },
  csv: { ending: '.csv', type: 'text/csv; charset=utf-8' },
  'canvas-csv': { ending: ' (Canvas).csv', type: 'text/csv; charset=utf-8' },
  'canvas-json': { ending: ' (Canvas).json', type: 'application/json; charset=utf-8' },
  'moodle-xml': { ending: ' (Moodle).xml', type: 'application/xml; charset=utf-8' },
};
