import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { readCookie } from '../http/read-cookie.ts';
import { allowFraming } from '../http/security-headers.ts';
import {
  admitLaunch,
  checkLaunch,
  type CheckedLaunch,
  type LaunchDoor,
  type VerifiedLaunch,
} from './complete-launch.ts';
import { frameOriginsOf } from './frame-origins.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import { healthNotes, notedKeyReads } from './health-notes.ts';
import { createKnownPlatforms } from './known-platforms.ts';
import type { LaunchContext } from './launch-context.ts';
import { issueTicket, readTicket } from './launch-ticket.ts';
import { readState, same, secretOf, stateCookie, STATE_LIFE_S, storageEntry, type LoginState } from './login-state.ts';
import { launchNotes } from './launch-notes.ts';
import { explainRefusal, offerNewWindow } from './lti-pages.ts';
import type { LtiServices } from './lti-services.ts';
import { createPlatformKeys } from './platform-keys.ts';
import type { Platform } from './platform.ts';
import { registrationRoutes } from './registration-routes.ts';
import { authenticationRequest, continueLogin, startLogin, type StartedLogin } from './start-login.ts';
import { offerVerifiedWindow, putIntoStorage, readFromStorage } from './storage-pages.ts';

/** Opens a verified launch under its id and returns where it goes on; throws `launch-replayed` (401) if that is taken. */
export type OnLaunch = (launch: { context: LaunchContext; launchId: string }, res: Response) => Promise<string>;

/** Everything an LMS or its browser asks of us under `/lti/`; a verified launch is handed to `openLaunched`. */
export function ltiRoutes(services: LtiServices, openLaunched: OnLaunch): Router {
  const fetchGuarded = createGuardedFetch(services.config);
  const platforms = createKnownPlatforms(services.db, services.clock);
  const keys = createPlatformKeys(notedKeyReads(fetchGuarded, healthNotes(services)), services.clock);
  const door: LaunchDoor = { services, platforms, keys };
  const noteLaunch = launchNotes(services, platforms);
  const onLaunch = async (launch: VerifiedLaunch, res: Response) => {
    await admitLaunch(door, launch);
    await noteLaunch(launch.context);
    return openLaunched(launch, res);
  };
  const form = express.urlencoded({ extended: false, limit: '200kb', parameterLimit: 50 });
  const router = Router();
  router.use('/lti', noStore);
  router.get('/lti/login', (req, res) => login(door, req.query, req, res));
  router.post('/lti/login', form, (req, res) => login(door, req.body, req, res));
  router.get('/lti/launch/continue', (req, res) => continueInFrame(door, req, res));
  router.get('/lti/launch/again', (req, res) => launchAgain(door, req, res));
  router.post('/lti/launch', form, (req, res) => launch(door, onLaunch, req, res));
  router.post('/lti/launch/proved', form, (req, res) => proveLaunch(door, onLaunch, req, res));
  router.post('/lti/launch/open', form, async (req, res) => {
    res.redirect(303, await onLaunch(readTicket(services, req.body), res));
  });
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
  res.redirect(302, mayBeFramed(req) ? `/lti/launch/continue?state=${started.state}` : started.location);
}

/** Old browsers (Safari before 16.4) do not say where a page goes: for them one more hop is cheaper than a lost launch. */
function mayBeFramed(req: Request): boolean {
  const destination = req.get('sec-fetch-dest');
  if (destination === undefined) return req.get('accept')?.includes('text/html') ?? false;
  return destination !== 'document';
}

async function continueInFrame(door: LaunchDoor, req: Request, res: Response): Promise<void> {
  const { state, login: started, platform } = await startedLogin(door, req);
  const { services } = door;
  if (hasCookie(services, req, state)) {
    res.redirect(302, authenticationRequest(services, platform, started, state));
    return;
  }
  allowFraming(res, frameOriginsOf(platform));
  const target = started.storageTarget;
  if (target === null) {
    offerNewWindow(res, state);
    return;
  }
  // A fresh state: one that came in an address might be a stranger's (`storage-pages.ts`).
  const again = continueLogin(services, platform, started);
  putIntoStorage(
    res,
    { secret: secretOf(services, again.state), state: again.state, target, platform },
    again.location,
  );
}

/** The button of the page for browsers that keep cookies from frames: the same login once more, at top level. */
async function launchAgain(door: LaunchDoor, req: Request, res: Response): Promise<void> {
  const { login: started, platform } = await startedLogin(door, req);
  const again = continueLogin(door.services, platform, started);
  bindToBrowser(door.services, again, res);
  res.redirect(302, again.location);
}

type Open = (launch: VerifiedLaunch, res: Response) => Promise<string>;

async function launch(door: LaunchDoor, onLaunch: Open, req: Request, res: Response): Promise<void> {
  const { services } = door;
  const isBound = (state: string) => hasCookie(services, req, state);
  const checked = await checkLaunch(door, { body: req.body, isBound });
  if (checked.kind === 'unbound') {
    await proveByStorage(door, checked, res);
    return;
  }
  const next = await onLaunch(checked.launch, res);
  res.clearCookie(stateCookie(secretOf(services, checked.state), checked.state).name, COOKIE);
  res.redirect(303, next);
}

/** No cookie came: asks the LMS's storage, where there is one, whether this browser began the login. */
async function proveByStorage(
  { services, platforms }: LaunchDoor,
  { state, login: { storageTarget: target, platformId }, token }: CheckedLaunch & { kind: 'unbound' },
  res: Response,
): Promise<void> {
  const platform = await platforms.byId(platformId);
  if (platform !== null) allowFraming(res, frameOriginsOf(platform));
  if (target === null || platform === null) offerNewWindow(res, state);
  else readFromStorage(res, { secret: secretOf(services, state), state, target, platform }, token);
}

/** What the storage page sends: the LMS's answer once more, with the proof. Reached from pages of our own only. */
async function proveLaunch(door: LaunchDoor, onLaunch: Open, req: Request, res: Response): Promise<void> {
  const { services } = door;
  const proof = z.object({ proof: z.string() }).safeParse(req.body).data?.proof ?? '';
  const isBound = (state: string) => same(proof, storageEntry(secretOf(services, state), state).value);
  const checked = await checkLaunch(door, { body: req.body, isBound });
  if (checked.kind === 'unbound') offerNewWindow(res, checked.state);
  // In a window of its own a browser without the login's cookie may still keep the visit's.
  else if (req.get('sec-fetch-dest') === 'document') res.redirect(303, await onLaunch(checked.launch, res));
  else {
    allowFraming(res, [checked.launch.context.returnUrl]);
    offerVerifiedWindow(res, issueTicket(services, checked.launch));
  }
}

function hasCookie(services: LtiServices, req: Request, state: string): boolean {
  const cookie = stateCookie(secretOf(services, state), state);
  return same(readCookie(req, cookie.name) ?? '', cookie.value);
}

async function startedLogin(
  { services, platforms }: LaunchDoor,
  req: Request,
): Promise<{ state: string; login: LoginState; platform: Platform }> {
  const { state } = req.query;
  const login = readState(secretOf(services, state), state, services.clock.now());
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

function bindToBrowser(services: LtiServices, { state }: StartedLogin, res: Response): void {
  const { name, value } = stateCookie(secretOf(services, state), state);
  res.cookie(name, value, { ...COOKIE, maxAge: STATE_LIFE_S * 1000 });
}

function noStore(_req: Request, res: Response, next: () => void): void {
  res.set('Cache-Control', 'no-store');
  next();
}
