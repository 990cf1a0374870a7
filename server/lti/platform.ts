import { createHash } from 'node:crypto';
import type { PlatformFamily } from './platform-family.ts';

/** One registration of the tool on an LMS: what a launch is checked against. Keys and tokens are kept by ltijs. */
export type Platform = {
  /** `platformIdOf(issuer, clientId)`. */
  _id: string;
  issuer: string;
  clientId: string;
  name: string;
  family: PlatformFamily;
  authEndpoint: string;
  tokenEndpoint: string;
  jwksUrl: string;
  deployments: string[];
  /** The LMS did not say its deployment id at registration: the first verified launch tells it. LTI DR §3.6 */
  learnsDeployment: boolean;
  /** The registration link (its hash), or who entered it by hand. */
  registeredBy: string;
  registeredAt: Date;
  /** Since when an admin keeps it out; null: it may launch. */
  disabledAt: Date | null;
  /** The last launch that opened, to within ten minutes; null: none yet. */
  lastLaunchAt: Date | null;
  /** Origins of the pages that launches came from, as they said themselves: a school's own domain is named nowhere else. */
  framedBy?: string[];
  /** How dealings with it went last; missing: nothing was noted yet. */
  health?: PlatformHealth;
};

/** Each noted once a minute at most. */
export type PlatformHealth = {
  keysReadAt?: Date;
  keysFailedAt?: Date;
  /** The last call to one of its services that came to nothing: a reason of ours, or the status of its answer. */
  failed?: { at: Date; service: string; outcome: string };
  /** The last call that was served. */
  servedAt?: Date;
};

/** Stable short id of (iss, client_id), LTI's own key of a registration; 96 bits, fit for URLs and file names. */
export function platformIdOf(issuer: string, clientId: string): string {
  return createHash('sha256')
    .update(JSON.stringify([issuer, clientId]))
    .digest('base64url')
    .slice(0, 16);
}
