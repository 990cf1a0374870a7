import type { Logger } from 'pino';
import type { Faults } from './faults.ts';
import type { LmsStore } from './lms-store.ts';
import type { LmsViews } from './pages/lms-views.ts';
import type { SigningKey } from './signing-key.ts';

/** What every part of the demo LMS works with. */
export type LmsContext = {
  store: LmsStore;
  signingKey: SigningKey;
  faults: Faults;
  views: LmsViews;
  /** The LMS's own address and OIDC issuer, without a trailing slash. */
  publicUrl: string;
  /** The tool that activities without an address of their own open, or null for the newest registered one. */
  toolUrl: string | null;
  now: () => Date;
  logger: Logger;
};
