import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { PlatformCheck } from './check-platform.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import type { LtiServices } from './lti-services.ts';
import type { Platform } from './platform.ts';
import { readJson } from './read-json.ts';
import type { ToolKeys } from './tool-keys.ts';

type Means = { fetchGuarded: GuardedFetch; toolKeys: ToolKeys };

/** Whether our key set can be read at our public address and holds the key that this LMS needs, as it would ask. */
export async function checkOurKeys(
  { config }: Pick<LtiServices, 'config'>,
  { fetchGuarded, toolKeys }: Means,
  { issuer, clientId }: Platform,
): Promise<PlatformCheck> {
  const blanks = { issuer, url: `${config.publicUrl}/lti/keys` };
  try {
    const { kid } = await toolKeys.tokenAccess(issuer, clientId);
    const { status, text } = await fetchGuarded(blanks.url, { timeoutMs: TIMEOUT_MS });
    if (status !== 200) return { verdict: 'problem', code: 'ourKeysAway', blanks };
    const ours = keysIn(text).some((key) => key.kid === kid);
    return ours ? { verdict: 'ok', code: 'ourKeys', blanks } : { verdict: 'problem', code: 'ourKeysOther', blanks };
  } catch (error) {
    const code = error instanceof AppError ? error.code : '';
    // A private address may still be right, for an LMS in the same network.
    if (code === 'lti-address-refused') return { verdict: 'attention', code: 'ourKeysPrivate', blanks };
    return { verdict: 'problem', code: code === 'platform-unknown' ? 'ourKeyMissing' : 'ourKeysAway', blanks };
  }
}

/** Whether the LMS's keys can be read, and by how much its clock is ahead of ours (null: it does not say). */
export async function checkTheirKeys(
  fetchGuarded: GuardedFetch,
  { issuer, jwksUrl }: Platform,
  clock: Clock,
): Promise<{ check: PlatformCheck; aheadMs: number | null }> {
  const blanks = { issuer, url: jwksUrl };
  const asked = clock.now().getTime();
  try {
    const { status, text, headers } = await fetchGuarded(jwksUrl, { timeoutMs: TIMEOUT_MS });
    const aheadMs = aheadOf(headers['date'], asked, clock.now().getTime());
    const count = status === 200 ? keysIn(text).filter(isUsable).length : 0;
    if (count > 0) return { check: { verdict: 'ok', code: 'keys', blanks: { ...blanks, count } }, aheadMs };
    const code = status === 200 ? 'keysEmpty' : 'keysUnreadable';
    return { check: { verdict: 'problem', code, blanks }, aheadMs };
  } catch (error) {
    const refused = error instanceof AppError && error.code === 'lti-address-refused';
    const code = refused ? 'addressRefused' : 'keysUnreadable';
    return { check: { verdict: 'problem', code, blanks }, aheadMs: null };
  }
}

/** Compares the clocks. Our assertions are dated ten seconds back and launches have a leeway of a minute. */
export function checkClock({ issuer, family }: Platform, aheadMs: number | null): PlatformCheck[] {
  if (aheadMs === null) return [];
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  const blanks = { issuer, seconds };
  // Moodle knows no leeway at all for what comes from its future.
  const limit = aheadMs < 0 && family === 'moodle' ? 10 : 60;
  if (seconds >= limit) return [{ verdict: 'problem', code: aheadMs < 0 ? 'clockAhead' : 'clockBehind', blanks }];
  return [
    { verdict: seconds < NOTABLE_S ? 'ok' : 'attention', code: seconds < NOTABLE_S ? 'clock' : 'clockOff', blanks },
  ];
}

const TIMEOUT_MS = 5_000;
const NOTABLE_S = 5;

/** The header has whole seconds; half of the way there and back is the best guess of when it was written. */
function aheadOf(date: string | undefined, asked: number, answered: number): number | null {
  const theirs = Date.parse(date ?? '');
  return Number.isNaN(theirs) ? null : theirs + 500 - (asked + answered) / 2;
}

const keySet = z.object({ keys: z.array(z.object({ kid: z.string().optional(), kty: z.string().optional() })) });

function keysIn(text: string): z.infer<typeof keySet>['keys'] {
  return keySet.safeParse(readJson(text)).data?.keys ?? [];
}

function isUsable({ kid, kty }: { kid?: string | undefined; kty?: string | undefined }): boolean {
  return kid !== undefined && kty === 'RSA';
}
