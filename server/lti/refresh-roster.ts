import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { claimRosterReading, endRosterReading, findCourse, isRosterBeingRead } from './directory-repository.ts';
import { MOST_MS } from './read-roster.ts';
import { storeRoster } from './roster-repository.ts';

export type RosterRefresh = { kind: 'no-roster' } | { kind: 'fresh' } | { kind: 'read'; members: number };

type RosterServices = Pick<Services, 'db' | 'lti' | 'clock'>;

/**
 * Brings a course's memberships up to date with the LMS's roster, at most every five minutes per course, whoever
 * asks. Whoever comes while it is being read waits for it: what they do next must not miss a name. Throws AppError
 * `roster-not-allowed` or `roster-unavailable`; what was stored before then stays.
 */
export async function refreshRoster(services: RosterServices, tenancy: Tenancy): Promise<RosterRefresh> {
  const { db, clock } = services;
  const course = await findCourse(db, tenancy);
  if (!course || course.rosterUrl === null) return { kind: 'no-roster' };
  const now = clock.now();
  const claim = { now, since: new Date(now.getTime() - FRESH_MS), busyUntil: new Date(now.getTime() + READING_MS) };
  if (await claimRosterReading(db, tenancy, claim)) return readNow(services, tenancy, course.rosterUrl);
  await untilRead(services, tenancy);
  return { kind: 'fresh' };
}

const FRESH_MS = 5 * 60_000;
/** Longer than a roster may take to read and store; a process that died while it read holds nobody up longer. */
const READING_MS = MOST_MS + 30_000;
const LOOK_EVERY_MS = 200;

async function readNow({ db, lti, clock }: RosterServices, tenancy: Tenancy, url: string): Promise<RosterRefresh> {
  let readAt: Date | null = null;
  try {
    const members = await lti.readRoster(tenancy.platformId, url);
    // Somebody launched from this course, so it cannot be empty: believing it would mark everybody as gone.
    if (members.length === 0) throw new AppError('roster-unavailable', { status: 502 });
    await storeRoster(db, tenancy, members);
    readAt = clock.now();
    return { kind: 'read', members: members.length };
  } finally {
    await endRosterReading(db, tenancy, readAt);
  }
}

async function untilRead({ db, clock }: RosterServices, tenancy: Tenancy): Promise<void> {
  for (let waited = 0; waited < READING_MS; waited += LOOK_EVERY_MS) {
    if (!(await isRosterBeingRead(db, tenancy, clock.now()))) return;
    await sleep(LOOK_EVERY_MS);
  }
}
