import type { Express } from 'express';
import type mongoose from 'mongoose';
import type { Logger } from 'pino';
import { createFaults, type Faults } from './faults.ts';
import { createInspection, type Inspection } from './inspection.ts';
import { createLmsApp } from './lms-app.ts';
import type { LmsContext, StorageOffer } from './lms-context.ts';
import type { ToolDocument } from './lms-documents.ts';
import { openLmsStore } from './lms-store.ts';
import { mintLaunch, type MintedLaunch, type MintOrder } from './mint-launch.ts';
import { serviceUrls } from './lti/service-urls.ts';
import { loadLmsViews } from './pages/lms-views.ts';
import { profileOf } from './profiles/choose-profile.ts';
import type { ProfileName } from './profiles/lms-profile.ts';
import { registerTool, registrationInitiation } from './register-tool.ts';
import { createSeed, type Seed } from './seed.ts';
import { loadSigningKey } from './signing-key.ts';

/**
 * A small but real LTI 1.3 Advantage platform that behaves like a Moodle or a Canvas. It knows nothing of the tool:
 * the two speak over HTTP only. The caller listens with `app`, at `publicUrl`; `serveDemoLms` does both.
 * Throws an Error in production, for anyone may sign in here as anyone, and for a database of another profile.
 */
export async function createDemoLms(options: DemoLmsOptions): Promise<DemoLms> {
  if (options.production) throw new Error(NOT_IN_PRODUCTION);
  const { connection, now = () => new Date(), toolUrl, logger } = options;
  const profile = profileOf(options.profile ?? 'moodle');
  const store = await openLmsStore(connection, options.databaseName ?? `${connection.name}_lms`);
  await store.settleOn(profile.name);
  const publicUrl = options.publicUrl.replace(/\/+$/, '');
  const signingKey = await loadSigningKey(store);
  const lms: LmsContext = {
    ...{ store, profile, signingKey, publicUrl, toolUrl, now, logger },
    urls: serviceUrls(publicUrl, profile),
    faults: createFaults(),
    storage: profile.storage,
    views: loadLmsViews(profile.title),
  };
  return {
    app: createLmsApp(lms),
    publicUrl,
    faults: lms.faults,
    ...createSeed(lms),
    ...createInspection(lms),
    registerTool: (registrationUrl) => registerTool(lms, registrationUrl),
    registrationInitiation: (registrationUrl, updates) => registrationInitiation(lms, registrationUrl, updates),
    offerStorage: (offer) => void (lms.storage = offer),
    mintLaunch: (order) => mintLaunch(lms, order),
    drop: store.drop,
  };
}

export type DemoLmsOptions = {
  /** The LMS opens a database of its own on the same server: `<name of this one>_lms` unless it is named. */
  connection: mongoose.Connection;
  /** Which LMS it behaves like; default Moodle. */
  profile?: ProfileName;
  databaseName?: string;
  publicUrl: string;
  /** The tool that activities open unless they name another; null: the newest registered one. */
  toolUrl: string | null;
  production: boolean;
  now?: () => Date;
  logger: Logger;
};

export type DemoLms = Seed &
  Inspection & {
    app: Express;
    publicUrl: string;
    faults: Faults;
    /** Does what an admin does with a registration link, without a browser; throws an Error with the tool's answer. */
    registerTool: (registrationUrl: string) => Promise<ToolDocument>;
    /** Only the address an admin's browser would open, to register or to update, and the client id of it. */
    registrationInitiation: (registrationUrl: string, updates?: string) => Promise<{ url: string; clientId: string }>;
    /** What launches from now on say of the LMS's storage for tools; at first nothing, as Moodle. */
    offerStorage: (offer: StorageOffer | null) => void;
    /** Any launch message, true or tampered with, without a browser. */
    mintLaunch: (order: MintOrder) => Promise<MintedLaunch>;
    /** Deletes the LMS's database. */
    drop: () => Promise<void>;
  };

const NOT_IN_PRODUCTION =
  'The demo LMS lets anyone sign in as anyone, so it does not start with NODE_ENV=production. Unset NODE_ENV to try it.';
