import type { Logger } from 'pino';
import type { Faults } from './faults.ts';
import type { LmsStore } from './lms-store.ts';
import type { ServiceUrls } from './lti/service-urls.ts';
import type { LmsViews } from './pages/lms-views.ts';
import type { LmsProfile } from './profiles/lms-profile.ts';
import type { SigningKey } from './signing-key.ts';

/**
 * Where the LMS keeps things for tools, as it says in `lti_storage_target`: in the page around the tool (Sakai), or in a
 * named frame beside it (Canvas). Like Blackboard it says so at login only. LTI PM-S §1.2
 */
export type StorageOffer = '_parent' | 'post_message_forwarding';

/** What every part of the demo LMS works with. */
export type LmsContext = {
  store: LmsStore;
  profile: LmsProfile;
  urls: ServiceUrls;
  signingKey: SigningKey;
  faults: Faults;
  views: LmsViews;
  /** The LMS's own address and OIDC issuer, without a trailing slash. */
  publicUrl: string;
  /** The tool that activities without an address of their own open, or null for the newest registered one. */
  toolUrl: string | null;
  /** What it offers to keep for tools; null: nothing, as Moodle. */
  storage: StorageOffer | null;
  now: () => Date;
  logger: Logger;
};
