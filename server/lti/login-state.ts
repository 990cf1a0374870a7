import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/**
 * What a login must remember until the launch comes back. It travels in the `state` itself, signed, so that nothing
 * is written at login: a flood of logins costs the database nothing.
 */
export type LoginState = {
  platformId: string;
  targetLinkUri: string;
  loginHint: string;
  messageHint: string | null;
  deploymentId: string | null;
  /** Where the LMS offers to keep things for us (`lti_storage_target`), or null. LTI PM-S §1.2 */
  storageTarget: string | null;
  /** Seconds since 1970. */
  issuedAt: number;
};

/** How long a person may take between login and launch, in seconds: `prompt=none`, so it is the LMS's own pace. */
export const STATE_LIFE_S = 600;

/** A fresh, unguessable state that carries the login. */
export function issueState(secret: string, login: LoginState): string {
  const payload = Buffer.from(JSON.stringify({ ...login, random: randomBytes(16).toString('base64url') }));
  const text = payload.toString('base64url');
  return `${text}.${mac(secret, PURPOSE, text)}`;
}

/**
 * The secret a state was made with: the newest, or an earlier one where it is older than the last rotation. Everything
 * that hangs on the state (nonce, cookie, visit) is made with the same.
 */
export function secretOf({ secret, olderSecrets }: Secrets, state: unknown): string {
  const [text = '', signature = ''] = typeof state === 'string' ? state.split('.') : [];
  return olderSecrets.find((older) => same(signature, mac(older, PURPOSE, text))) ?? secret;
}

type Secrets = { secret: string; olderSecrets: readonly string[] };

/** The login behind a state of ours that is not too old, or null for whatever else a request may hold. */
export function readState(secret: string, state: unknown, now: Date): LoginState | null {
  if (typeof state !== 'string' || !FORMAT.test(state)) return null;
  const [text = '', signature = ''] = state.split('.');
  if (!same(signature, mac(secret, PURPOSE, text))) return null;
  const login = stateSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  return now.getTime() / 1000 - login.issuedAt > STATE_LIFE_S ? null : login;
}

/** The nonce is a MAC of the state: bound to this login without being stored. LTI Security §5.1.1.2 */
export function nonceOf(secret: string, state: string): string {
  return mac(secret, 'nonce', state);
}

/**
 * The id of the visit that this login may open, and the only one: whoever inserts it has spent the login's nonce. 132
 * bits, so that nobody but this browser can name its pages.
 */
export function launchIdOf(secret: string, state: string): string {
  return mac(secret, 'visit', state).slice(0, 22);
}

/** The cookie that ties a state to the browser that asked for it; one per login, so that tabs do not mix. */
export function stateCookie(secret: string, state: string): { name: string; value: string } {
  return { name: `__Secure-sr_state_${mac(secret, 'name', state).slice(0, 12)}`, value: mac(secret, 'cookie', state) };
}

/** What ties a state to the browser where cookies do not: an entry in the LMS's own storage. See `storage-pages.ts`. */
export function storageEntry(secret: string, state: string): { key: string; value: string } {
  return { key: `state_${mac(secret, 'name', state).slice(0, 12)}`, value: mac(secret, 'storage', state) };
}

/** Compares in constant time. */
export function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

// Not `state`: nonces of states from before migration 0103 were spent elsewhere, so none of those may open anything.
const PURPOSE = 'login';

// Room for the longest hints that a login may bring (decide-login.ts), as base64.
const FORMAT = /^[\w-]{50,16000}\.[\w-]{43}$/;

const stateSchema = z.object({
  platformId: z.string(),
  targetLinkUri: z.string(),
  loginHint: z.string(),
  messageHint: z.string().nullable(),
  deploymentId: z.string().nullable(),
  storageTarget: z.string().nullable(),
  issuedAt: z.number(),
});

function mac(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', secret).update(`lti ${purpose}\n${text}`).digest('base64url');
}
