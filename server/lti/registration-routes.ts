import { Router, type Request } from 'express';
import { z } from 'zod';
import { allowFraming } from '../http/security-headers.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import type { KnownPlatforms } from './known-platforms.ts';
import type { LtiServices } from './lti-services.ts';
import { registerPlatform, type Registered } from './register-platform.ts';
import { canvasKeyConfiguration } from './tool-configuration.ts';
import { createToolKeys } from './tool-keys.ts';

/** Dynamic registration, our public keys and our icon: what an LMS fetches around launches. */
export function registrationRoutes(
  services: LtiServices,
  fetchGuarded: GuardedFetch,
  platforms: KnownPlatforms,
): Router {
  const toolKeys = createToolKeys(services.db, services.sealer);
  const router = Router();
  router.get('/lti/register/:token', async (req: Request<{ token: string }>, res) => {
    // The page appears in a frame of an LMS that is registered only by it, so the usual list does not name it yet.
    allowFraming(res, [z.string().safeParse(req.query['openid_configuration']).data ?? null]);
    const registered = await registerPlatform(services, fetchGuarded, { token: req.params.token, query: req.query });
    platforms.forget();
    res.render('lti/registered', registeredView(registered));
  });
  router.get('/lti/keys', async (_req, res) => {
    res.set('Cache-Control', `public, max-age=${KEYS_LIFE_S}`).json(await toolKeys.keySet());
  });
  router.get('/lti/canvas.json', (_req, res) => {
    res.json(canvasKeyConfiguration(services.config.publicUrl));
  });
  router.get('/lti/icon.svg', (_req, res) => {
    // No Cross-Origin-Resource-Policy here: the LMS shows this picture on its own pages.
    res.removeHeader('Cross-Origin-Resource-Policy');
    res.set('Cache-Control', 'public, max-age=86400').type('svg').send(ICON);
  });
  return router;
}

function registeredView({ platform, missing }: Registered) {
  return {
    titleKey: 'lti:registered.title',
    name: platform.name,
    next: `lti:registered.next.${platform.family === 'moodle' || platform.family === 'canvas' ? platform.family : 'other'}`,
    missing: missing.map((name) => `lti:service.${name}`),
  };
}

const KEYS_LIFE_S = 300;

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#0b5cad" stroke-width="2" ' +
  'stroke-linecap="round" stroke-linejoin="round"><title>Second Reader</title>' +
  '<path d="M4 5h9M4 10h7M4 15h5"/><path d="m11 17 3 3 6-8"/></svg>';
