import express, { Router, type Request, type Response } from 'express';
import { AppError } from '../errors.ts';
import { readCookie } from '../http/read-cookie.ts';
import { completeLaunch, type LaunchDoor } from './complete-launch.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import { createKnownPlatforms } from './known-platforms.ts';
import type { LaunchContext } from './launch-context.ts';
import { readState, same, stateCookie, STATE_LIFE_S, type LoginState } from './login-state.ts';
import { explainRefusal, offerNewWindow } from './lti-pages.ts';
import type { LtiServices } from './lti-services.ts';
import { createPlatformKeys } from './platform-keys.ts';
import type { Platform } from './platform.ts';
import { registrationRoutes } from './registration-routes.ts';
import { authenticationRequest, continueLogin, startLogin, type StartedLogin } from './start-login.ts';

export type OnLaunch = (context: LaunchContext, res: Response) => Promise<void>;

/** Everything an LMS or its browser asks of us under `/lti/`; a verified launch is handed to `onLaunch`. */
export function ltiRoutes(services: LtiServices, onLaunch: OnLaunch): Router {
  const fetchGuarded = createGuardedFetch(services.config);
  const platforms = createKnownPlatforms(services.db, services.clock);
  const door: LaunchDoor = { services, platforms, keys: createPlatformKeys(fetchGuarded, services.clock) };
  const form = express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 50 });
  const router = Router();
  router.use('/lti', noStore);
  router.get('/lti/login', (req, res) => login(door, req.query, req, res));
  router.post('/lti/login', form, (req, res) => login(door, req.body, req, res));
  router.get('/lti/launch/continue', (req, res) => continueInFrame(door, req, res));
  router.get('/lti/launch/again', (req, res) => launchAgain(door, req, res));
  router.post('/lti/launch', form, (req, res) => launch(door, onLaunch, req, res));
  router.get('/lti/launch', () => {
    throw new AppError('launch-not-posted');
  });
  router.use(registrationRoutes(services, fetchGuarded, platforms));
  router.use(explainRefusal(services.logger));
  return router;
}

async function login(door: LaunchDoor, parameters: unknown, req: Request, res: Response): Promise<void> {
  const started = await startLogin(door.services, door.platforms, parameters);
  bindToBrowser(door.services, started, res);
  // The LMS forgets a launch once it has answered our request, so in a frame we look first whether cookies come back.
  const inFrame = req.get('sec-fetch-dest') === 'iframe';
  res.redirect(302, inFrame ? `/lti/launch/continue?state=${started.state}` : started.location);
}

async function continueInFrame(door: LaunchDoor, req: Request, res: Response): Promise<void> {
  const { state, login: started, platform } = await startedLogin(door, req);
  const cookie = stateCookie(door.services.secret, state);
  if (!same(readCookie(req, cookie.name) ?? '', cookie.value)) offerNewWindow(res, state);
  else res.redirect(302, authenticationRequest(door.services, platform, started, state));
}

/** The button of the page for browsers that keep cookies from frames: the same login once more, at top level. */
async function launchAgain(door: LaunchDoor, req: Request, res: Response): Promise<void> {
  const { login: started, platform } = await startedLogin(door, req);
  const again = continueLogin(door.services, platform, started);
  bindToBrowser(door.services, again, res);
  res.redirect(302, again.location);
}

async function launch(door: LaunchDoor, onLaunch: OnLaunch, req: Request, res: Response): Promise<void> {
  const completed = await completeLaunch(door, { body: req.body, cookie: (name) => readCookie(req, name) });
  if (completed.kind === 'no-cookie') {
    offerNewWindow(res, completed.state);
    return;
  }
  res.clearCookie(stateCookie(door.services.secret, completed.state).name, COOKIE);
  await onLaunch(completed.context, res);
}

async function startedLogin(
  { services, platforms }: LaunchDoor,
  req: Request,
): Promise<{ state: string; login: LoginState; platform: Platform }> {
  const { state } = req.query;
  const login = readState(services.secret, state, services.clock.now());
  if (typeof state !== 'string' || login === null) throw new AppError('launch-state');
  const platform = await platforms.byId(login.platformId);
  if (!platform) throw new AppError('launch-platform-unknown', { details: { platform: login.platformId } });
  return { state, login, platform };
}

// Partitioned: a browser that blocks third-party cookies still keeps it in the LMS's frame (design: Session).
const COOKIE = {
  path: '/lti/launch',
  httpOnly: true,
  secure: true,
  sameSite: 'none',
  partitioned: true,
} as const;

function bindToBrowser({ secret }: LtiServices, { state }: StartedLogin, res: Response): void {
  const { name, value } = stateCookie(secret, state);
  res.cookie(name, value, { ...COOKIE, maxAge: STATE_LIFE_S * 1000 });
}

function noStore(_req: Request, res: Response, next: () => void): void {
  res.set('Cache-Control', 'no-store');
  next();
}
