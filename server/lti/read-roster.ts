import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { CallService } from './call-service.ts';
import { groupEnrollments } from './course-groups.ts';
import { decideRole } from './decide-role.ts';
import type { Member } from './lti-gateway.ts';
import { nextPage } from './next-page.ts';
import { policyOf } from './platform-policy.ts';
import type { Platform } from './platform.ts';
import { readJson } from './read-json.ts';
import { SCOPE } from './scopes.ts';

/**
 * All members of a course, page by page. Throws AppError `roster-not-allowed` or `roster-unavailable`; a roster is
 * whole or not at all, because whoever is missing counts as gone. So it ends after `MOST_MEMBERS`, `MOST_PAGES` and
 * `MOST_MS`, whatever an LMS goes on sending; a page ends at the guarded fetch's 5 MB. NRPS §2.4
 */
export async function readRoster(callService: CallService, platform: Platform, rosterUrl: string): Promise<Member[]> {
  const members = new Map<string, Member>();
  const seen = new Set<string>();
  const began = performance.now();
  for (let url: string | null = firstPage(platform, rosterUrl); url !== null && !seen.has(url);) {
    seen.add(url);
    const page = await readPage(callService, platform, url);
    for (const member of page.members) members.set(member.sub, member);
    url = page.next;
    const endless = members.size > MOST_MEMBERS || seen.size > MOST_PAGES || performance.now() - began > MOST_MS;
    if (endless) throw new AppError('roster-unavailable', { status: 502 });
  }
  return [...members.values()];
}

const MOST_MEMBERS = 30_000;
/** The largest courses have ten thousand members, and Canvas sends ten to a page unless it is asked for more. */
const MOST_PAGES = 1_200;
export const MOST_MS = 75_000;

/** Moodle sends everything at once, unless it is asked for less. */
function firstPage({ family }: Platform, rosterUrl: string): string {
  const { rosterLimit } = policyOf(family);
  const url = new URL(rosterUrl);
  if (rosterLimit !== null) url.searchParams.set('limit', String(rosterLimit));
  return url.href;
}

const MEDIA_TYPE = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

async function readPage(callService: CallService, platform: Platform, url: string) {
  const result = await callService({ platform, scope: SCOPE.roster, url, headers: { accept: MEDIA_TYPE } });
  if (result.kind === 'no-token') throw new AppError('roster-not-allowed', { status: 403 });
  if (result.kind === 'unavailable') throw new AppError('roster-unavailable', { status: 502 });
  const { status, headers, text } = result.answer;
  if (status === 401 || status === 403) throw new AppError('roster-not-allowed', { status: 403 });
  const container = status === 200 ? containerSchema.safeParse(readJson(text)) : null;
  if (!container?.success) throw new AppError('roster-unavailable', { status: 502 });
  return { members: container.data.members.flatMap(readMember), next: nextPage(headers['link'], url) };
}

const containerSchema = z.object({ members: z.array(z.unknown()) });

const words = z
  .string()
  .transform((text) => (text.trim() === '' ? null : text.trim().slice(0, 500)))
  .nullable()
  .catch(null);
const memberSchema = z.object({
  user_id: z.union([z.string().min(1).max(255), z.number().transform(String)]),
  roles: z.array(z.string()).catch([]),
  status: z.string().catch('Active'),
  name: words,
  given_name: words,
  family_name: words,
  email: words,
  lis_person_sourcedid: words,
  group_enrollments: groupEnrollments,
});

/** One unreadable entry must not hide the others. */
function readMember(entry: unknown): Member[] {
  const { success, data } = memberSchema.safeParse(entry);
  if (!success) return [];
  return [
    {
      sub: data.user_id,
      name: data.name,
      givenName: data.given_name,
      familyName: data.family_name,
      email: data.email,
      sourcedId: data.lis_person_sourcedid,
      role: memberRole(data.roles),
      active: data.status.toLowerCase() === 'active',
      groups: data.group_enrollments,
    },
  ];
}

function memberRole(roles: string[]): Member['role'] {
  const role = decideRole(roles);
  return role === 'instructor' || role === 'student' ? role : 'other';
}
