import { z } from 'zod';
import { CLAIM, type Claims } from './claims.ts';

/** Asked for at registration: Moodle's own way to say which groups the launching person is in, by comma. */
export const GROUP_PARAMETERS = { group_ids: '$Moodle.Person.userGroupIds' } as const;

const SERVICE = 'https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice';
const service = z.object({ context_groups_url: z.url() });

/** The group ids a launch names; null where it says nothing about groups. */
export function readLaunchGroups(claims: Claims): string[] | null {
  const custom = (claims[CLAIM.custom] ?? {}) as Record<string, unknown>;
  const told = custom['group_ids'];
  // A platform that does not know the variable sends its name back.
  if (typeof told !== 'string' || told.startsWith('$')) return null;
  return groupIds(told.split(','));
}

/** Where the platform keeps groups, its roster tells each member's on request. LTI Course Groups §3.3 */
export function rosterWithGroups(claims: Claims, rosterUrl: string | null): string | null {
  if (rosterUrl === null || !service.safeParse(claims[SERVICE]).success) return rosterUrl;
  const url = new URL(rosterUrl);
  url.searchParams.set('groups', 'true');
  return url.href;
}

/** A roster member's groups; null where the platform names none, which is not the same as being in none. */
export const groupEnrollments = z
  .array(z.object({ group_id: z.union([z.string(), z.number().transform(String)]) }))
  .transform((enrolments) => groupIds(enrolments.map(({ group_id }) => group_id)))
  .nullable()
  .catch(null)
  .default(null);

function groupIds(told: string[]): string[] {
  const ids = told.map((id) => id.trim()).filter((id) => id !== '' && id.length <= 255);
  return [...new Set(ids)].slice(0, MOST);
}

const MOST = 50;
