import { SignJWT, type CryptoKey } from 'jose';
import type { LmsContext } from './lms-context.ts';
import type { LaunchTarget, ToolDocument } from './lms-documents.ts';
import { collectLaunchFacts } from './lti/collect-launch-facts.ts';
import { launchClaims } from './lti/launch-claims.ts';
import { openLaunch, type LoginInitiation } from './lti/open-launch.ts';
import { findToolForActivity } from './lti/tool-for-activity.ts';

/**
 * A launch message made to order, for what a well-behaved LMS never sends. Without `nonce` only the login can be used;
 * ask again with the nonce and state of the tool's answer to it. Throws an Error for an unknown person or activity.
 */
export async function mintLaunch(lms: LmsContext, order: MintOrder): Promise<MintedLaunch> {
  const { person, activity, tool } = await partiesOf(lms, order);
  const target = order.target ?? 'iframe';
  const facts = await collectLaunchFacts(lms, { tool, person, activity, target, nonce: order.nonce ?? '' });
  if (facts === null) throw new Error(`${order.personKey} is not enrolled in that course of the demo LMS.`);
  const claims = order.onlyClaims ?? withOverrides(launchClaims(facts), order.overrides ?? {});
  const idToken = await signed(lms, claims, order);
  const fields = { id_token: idToken, ...(order.state === undefined ? {} : { state: order.state }) };
  const login = await openLaunch(lms, { tool, activity, personId: person._id, sessionId: 'minted', target });
  return { tool, claims, idToken, fields, login };
}

export type MintOrder = {
  personKey: string;
  activityKey: string;
  nonce?: string;
  state?: string;
  target?: LaunchTarget;
  /** Claims to change; `undefined` takes one away. */
  overrides?: Record<string, unknown>;
  /** The whole payload, instead of the true claims. */
  onlyClaims?: Record<string, unknown>;
  /** Header members to change; `undefined` takes one away, `alg: 'none'` leaves the token unsigned. */
  header?: Record<string, unknown>;
  /** Another key than the LMS's own; bytes for an HMAC. */
  key?: CryptoKey | Uint8Array;
};

export type MintedLaunch = {
  tool: ToolDocument;
  claims: Record<string, unknown>;
  idToken: string;
  /** What to post to the tool's launch address. */
  fields: Record<string, string>;
  /** The login-initiation post that belongs before it. */
  login: LoginInitiation;
};

async function partiesOf(lms: LmsContext, { personKey, activityKey }: MintOrder) {
  const person = await lms.store.people.findOne({ key: personKey });
  const activity = await lms.store.activities.findOne({ key: activityKey });
  const tool = activity === null ? null : await findToolForActivity(lms, activity);
  if (person === null || activity === null || tool === null) throw new Error('No such person, activity or tool here.');
  return { person, activity, tool };
}

function withOverrides(base: Record<string, unknown>, overrides: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...base, ...overrides }).filter(([, value]) => value !== undefined));
}

async function signed(lms: LmsContext, claims: Record<string, unknown>, order: MintOrder): Promise<string> {
  const header = withOverrides({ typ: 'JWT', alg: 'RS256', kid: lms.signingKey.kid }, order.header ?? {});
  const alg = typeof header['alg'] === 'string' ? header['alg'] : 'RS256';
  if (alg === 'none') return `${base64url(header)}.${base64url(claims)}.`;
  return new SignJWT(claims).setProtectedHeader({ ...header, alg }).sign(order.key ?? lms.signingKey.privateKey);
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
