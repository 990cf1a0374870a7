import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { claimRosterReading, findCourse, noteRosterRead } from './directory-repository.ts';
import { storeRoster } from './roster-repository.ts';

export type RosterRefresh = { kind: 'no-roster' } | { kind: 'fresh' } | { kind: 'read'; members: number };

/**
 * Brings a course's memberships up to date with the LMS's roster, at most every five minutes per course, whoever
 * asks. Throws AppError `roster-not-allowed` or `roster-unavailable`; what was stored before then stays.
 */
export async function refreshRoster(
  { db, lti, clock }: Pick<Services, 'db' | 'lti' | 'clock'>,
  tenancy: Tenancy,
): Promise<RosterRefresh> {
  const course = await findCourse(db, tenancy);
  if (!course || course.rosterUrl === null) return { kind: 'no-roster' };
  const now = clock.now();
  const since = new Date(now.getTime() - FRESH_MS);
  if (!(await claimRosterReading(db, tenancy, now, since))) return { kind: 'fresh' };
  const members = await lti.readRoster(tenancy.platformId, course.rosterUrl);
  await storeRoster(db, tenancy, members);
  await noteRosterRead(db, tenancy, now);
  return { kind: 'read', members: members.length };
}

const FRESH_MS = 5 * 60_000;
