import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import {
  claimRosterReading,
  endRosterReading,
  findCourse,
  isRosterBeingRead,
  renewRosterReading,
} from './directory-repository.ts';
import { MOST_MS } from './read-roster.ts';
import { storeRoster } from './roster-repository.ts';

export type RosterRefresh = { kind: 'no-roster' } | { kind: 'fresh' } | { kind: 'read'; members: number };

type RosterServices = Pick<Services, 'db' | 'lti' | 'clock'>;

/**
 * Brings a course's memberships up to date with the LMS's roster, at most every five minutes per course, whoever
 * asks. Whoever comes while it is being read waits for it: what they do next must not miss a name. A process that died
 * over it is replaced by one of them. Throws AppError `roster-not-allowed` or `roster-unavailable`; what was stored
 * before then stays.
 */
export async function refreshRoster(services: RosterServices, tenancy: Tenancy): Promise<RosterRefresh> {
  const { db, clock } = services;
  const course = await findCourse(db, tenancy);
  if (!course || course.rosterUrl === null) return { kind: 'no-roster' };
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_EVERY_MS) {
    const now = clock.now();
    const claim = { now, since: new Date(now.getTime() - FRESH_MS), busyUntil: leaseFrom(clock) };
    if (await claimRosterReading(db, tenancy, claim)) return readNow(services, tenancy, course.rosterUrl);
    if (!(await isRosterBeingRead(db, tenancy, now))) break;
    await sleep(LOOK_EVERY_MS);
  }
  return { kind: 'fresh' };
}

const FRESH_MS = 5 * 60_000;
/** Longer than a roster may take to read and store, whoever reads it. */
const LONGEST_WAIT_MS = MOST_MS + 30_000;
const LOOK_EVERY_MS = 200;
/** Renewed while the roster is read, so that one who was killed over it holds nobody up longer, in milliseconds. */
export const ROSTER_LEASE_MS = 4_000;

function leaseFrom(clock: RosterServices['clock']): Date {
  return new Date(clock.now().getTime() + ROSTER_LEASE_MS);
}

async function readNow({ db, lti, clock }: RosterServices, tenancy: Tenancy, url: string): Promise<RosterRefresh> {
  const renew = () => void renewRosterReading(db, tenancy, leaseFrom(clock)).catch(() => undefined);
  const renewal = setInterval(renew, ROSTER_LEASE_MS / 4);
  let readAt: Date | null = null;
  try {
    const members = await lti.readRoster(tenancy.platformId, url);
    // Somebody launched from this course, so it cannot be empty: believing it would mark everybody as gone.
    if (members.length === 0) throw new AppError('roster-unavailable', { status: 502 });
    await storeRoster(db, tenancy, members);
    readAt = clock.now();
    return { kind: 'read', members: members.length };
  } finally {
    clearInterval(renewal);
    await endRosterReading(db, tenancy, readAt);
  }
}
