import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { parseForm } from '../http/parse.ts';
import { hostName } from '../llm/choice/own-host.ts';
import { ALLOWED } from '../llm/choice/reader-rule.ts';
import { setReaderRule } from '../reviews/set-reader-rule.ts';
import type { Services } from '../services.ts';
import { ownerNamed, readReaderSite } from './read-reader-site.ts';
import { readerSiteView, type ReaderAttempt } from './reader-site-view.ts';

/** What kind of model may read students' work, for the site, an LMS or a course. Behind the admin's session. */
export function readerRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/', (req, res) => show(services, res, { saved: 'saved' in req.query }));
  routes.post('/', (req, res) => setForSite(services, req, res));
  routes.post('/narrower', (req, res) => setNarrower(services, req, res));
  return routes;
}

const siteForm = z.object({ allowed: z.enum(ALLOWED), ownHosts: z.string().max(10_000).default('') });

async function setForSite(services: Services, req: Request, res: Response): Promise<void> {
  const { allowed, ownHosts } = parseForm(siteForm, req.body);
  const hosts = ownHosts.split(/[\s,]+/).filter(Boolean);
  if (hosts.some((host) => hostName(host) === null)) {
    await show(services, res.status(422), { typed: { allowed, ownHosts }, wrong: true });
    return;
  }
  await setReaderRule(services, { owner: { scope: 'site' }, allowed, ownHosts: hosts, by: adminOf(res) });
  res.redirect(303, '/admin/readers?saved');
}

const narrowerForm = z.object({ owner: z.string().max(500), allowed: z.enum(ALLOWED) });

async function setNarrower(services: Services, req: Request, res: Response): Promise<void> {
  const { owner: id, allowed } = parseForm(narrowerForm, req.body);
  const owner = await ownerNamed(services.db, id);
  if (!owner) throw new AppError('no-such-course', { status: 404, details: { course: id } });
  await setReaderRule(services, { owner, allowed, by: adminOf(res) });
  res.redirect(303, '/admin/readers?saved');
}

async function show(services: Services, res: Response, attempt: ReaderAttempt): Promise<void> {
  res.render('admin/readers', readerSiteView(await readReaderSite(services), attempt));
}

function adminOf(res: Response): string {
  return String(res.locals['admin']);
}
