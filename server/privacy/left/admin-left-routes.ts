import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { recordAct } from '../../audit/record-act.ts';
import { listOwnDepartures } from '../../departures/departure-repository.ts';
import { parseForm } from '../../http/parse.ts';
import { localeOf } from '../../http/page-language.ts';
import type { Services } from '../../services.ts';
import { findHandedInAnywhere } from '../../submissions/submission-repository.ts';
import { leftView } from './left-view.ts';
import { readDepartures, readLeft, type Left } from './read-left.ts';

/** The admin's page of what left: of one work by its id, else of what was about nobody's work. */
export function adminLeftRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/', (req, res) => show(services, req, res));
  return routes;
}

const querySchema = z.object({ work: z.string().trim().max(200).catch('') });

async function show(services: Services, req: Request, res: Response): Promise<void> {
  const { work } = parseForm(querySchema, req.query);
  const left = work === '' ? await siteLeft(services) : await workLeft(services, work, String(res.locals['admin']));
  const view = leftView(left ?? [], { looker: 'whole', locale: localeOf(res) });
  const found = { work, unknown: left === null, ofWork: work !== '' && left !== null };
  res
    .status(left === null ? 404 : 200)
    .render('privacy/admin-left', { titleKey: 'departures:title', ...found, ...view });
}

/** Null: no such work was handed in. An admin looking at a student's work is on record. */
async function workLeft(services: Services, work: string, admin: string): Promise<Left[] | null> {
  const submission = await findHandedInAnywhere(services.db, work);
  if (!submission) return null;
  const { platformId, courseId, personId, assignmentId } = submission;
  await recordAct(services, {
    ...{ chain: { platformId, courseId }, kind: 'work-opened', actor: admin, subject: { platformId, personId } },
    ...{ attempt: work, assignment: assignmentId, facts: { what: 'left' } },
  });
  return readLeft(services, submission, work);
}

async function siteLeft(services: Services): Promise<Left[]> {
  const departures = await listOwnDepartures(services.db, MOST_SHOWN);
  return (await Promise.all(departures.map((one) => readDepartures(services, one, [one])))).flat();
}

const MOST_SHOWN = 20;
