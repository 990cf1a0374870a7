import { z } from 'zod';
import { createGuardedFetch } from '../../lti/guarded-fetch.ts';
import { listPlatforms } from '../../lti/platform-repository.ts';
import { readJson } from '../../lti/read-json.ts';
import type { Services } from '../../services.ts';
import { act, fine, look, type Check } from './check.ts';

/**
 * Asks this tool at its public address, as a browser would, whether it is there and whether its cookies come through the
 * proxy as they were set. The address is the admin's own setting, so it may be a private one.
 */
export async function probeAddress({ db, config }: Pick<Services, 'db' | 'config'>): Promise<Check[]> {
  const { publicUrl: url } = config;
  const ask = createGuardedFetch({ allowPrivateAddresses: true });
  const answer = await ask(`${url}/readyz`, { timeoutMs: TIMEOUT_MS }).catch(() => null);
  const ready = readySchema.safeParse(readJson(answer?.text ?? '')).data;
  if (!ready) return [act(answer === null ? 'publicAway' : 'publicOther', { url })];
  const [platform] = (await listPlatforms(db)).filter(({ disabledAt }) => disabledAt === null);
  const reached = ready.status === 'ready' ? fine('publicReached', { url }) : act('publicNotReady', { url });
  if (!platform) return [reached];
  const login = new URLSearchParams({
    ...{ iss: platform.issuer, client_id: platform.clientId, login_hint: 'doctor' },
    target_link_uri: `${url}/lti/launch`,
  });
  // A login writes nothing, and ends here: its cookie is all that is wanted.
  const started = await ask(`${url}/lti/login`, { ...FORM, body: login.toString() }).catch(() => null);
  return [reached, ...checkCookies(started?.headers['set-cookie'] ?? null)];
}

const TIMEOUT_MS = 5_000;
const FORM = {
  method: 'POST',
  timeoutMs: TIMEOUT_MS,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
} as const;

const readySchema = z.object({ status: z.enum(['ready', 'database-away']) });

/** Without any of these a browser keeps no cookie of a tool that stands in an LMS's frame. */
const NEEDED = ['Secure', 'HttpOnly', 'SameSite=None', 'Partitioned'];

function checkCookies(cookie: string | null): Check[] {
  if (cookie === null) return [look('cookiesUnseen')];
  const missing = NEEDED.filter((attribute) => !cookie.toLowerCase().includes(attribute.toLowerCase()));
  return [missing.length === 0 ? fine('cookies') : act('cookiesChanged', { names: missing.join(', ') })];
}
