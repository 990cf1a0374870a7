import { Router, type Response } from 'express';
import { z } from 'zod';
import { localeOf } from '../http/page-language.ts';
import { parseForm, readForm } from '../http/parse.ts';
import type { Words } from '../http/words.ts';
import { addDeployment } from '../lti/add-deployment.ts';
import { enteredPlatform, enterPlatform } from '../lti/enter-platform.ts';
import { removePlatform } from '../lti/remove-platform.ts';
import { switchPlatform } from '../lti/switch-platform.ts';
import type { Services } from '../services.ts';
import { findNamedPlatform } from './find-platform.ts';
import { runPlatformDoctor } from './platform-doctor.ts';
import { enterPlatformView, platformView, type EnterForm } from './platform-view.ts';

/** An LMS entered by hand, looked at by the doctor, switched off or removed. Mounted behind the admin's session. */
export function platformRoutes(services: Services, words: Words): Router {
  const routes = Router();
  routes.get('/new', (_req, res) => showEntering(services, res, { typed: {}, errors: {} }));
  routes.post('/', async (req, res) => {
    const read = readForm(enteredPlatform(services.config), req.body);
    if (read.kind === 'refused') showEntering(services, res.status(400), read);
    else res.redirect(303, `/admin/platforms/${(await enterPlatform(services, read.value, adminOf(res)))._id}`);
  });
  routes.get('/:id', async (req, res) => {
    const platform = await findNamedPlatform(services, req.params.id);
    const checks = await runPlatformDoctor(services, platform);
    res.render('admin/platform', platformView(platform, checks, { words, locale: localeOf(res) }));
  });
  acts(routes, services);
  return routes;
}

function acts(routes: Router, services: Services): void {
  routes.post('/:id/switch', async (req, res) => {
    const { on } = parseForm(switchForm, req.body);
    await switchPlatform(services, { platformId: req.params.id, on: on === 'true', by: adminOf(res) });
    res.redirect(303, `/admin/platforms/${encodeURIComponent(req.params.id)}`);
  });
  routes.post('/:id/deployments', async (req, res) => {
    const { deploymentId } = parseForm(deploymentForm, req.body);
    await addDeployment(services, { platformId: req.params.id, deploymentId, by: adminOf(res) });
    res.redirect(303, `/admin/platforms/${encodeURIComponent(req.params.id)}`);
  });
  routes.post('/:id/remove', async (req, res) => {
    await removePlatform(services, { platformId: req.params.id, by: adminOf(res) });
    res.redirect(303, '/admin');
  });
}

const switchForm = z.object({ on: z.enum(['true', 'false']) });
const deploymentForm = z.object({ deploymentId: z.string() });

function showEntering({ config }: Services, res: Response, form: EnterForm): void {
  res.render('admin/enter-platform', enterPlatformView(config.publicUrl, form));
}

function adminOf(res: Response): string {
  return String(res.locals['admin']);
}
