import type { Connection } from 'mongoose';
import { AppError } from '../errors.ts';
import { listMemberships } from '../lti/directory-repository.ts';
import type { Membership } from '../lti/directory.ts';
import { refreshRoster } from '../lti/refresh-roster.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';

/** Everybody known of a course at one moment, and the names among them, each once. Shared: nobody may change it. */
export type CoursePeople = { memberships: readonly Membership[]; names: readonly string[] };

type Desk = Pick<Services, 'db' | 'lti' | 'clock' | 'logger'>;

/**
 * The people of a course by its roster of this moment. A roster that cannot be read now is no reason to wait: those
 * known from launches and earlier rosters are taken.
 */
export async function readPeople(desk: Desk, tenancy: Tenancy): Promise<CoursePeople> {
  await refreshRoster(desk, tenancy).catch((error: unknown) => {
    const code = error instanceof AppError ? error.code : 'unknown';
    desk.logger.warn({ course: tenancy.courseId, error: code }, 'roster not refreshed before redaction');
  });
  const memberships = await listMemberships(desk.db, tenancy);
  return { memberships, names: [...new Set(memberships.flatMap(({ name }) => name ?? []))] };
}

/**
 * The same for one work of many: those that are read within five seconds share one reading of the people, if it began
 * after `since`, the moment at which somebody asked for this work to be read.
 */
export async function sharePeople(desk: Desk, { platformId, courseId }: Tenancy, since: Date): Promise<CoursePeople> {
  const readings = readingsOf(desk.db);
  const key = `${platformId}/${courseId}`;
  const known = readings.get(key);
  if (known && known.began > since && performance.now() < known.until) return known.people;
  for (const [course, { until }] of readings) if (performance.now() >= until) readings.delete(course);
  const began = desk.clock.now();
  const people = readPeople(desk, { platformId, courseId });
  readings.set(key, { began, until: performance.now() + SHARED_MS, people });
  return people.catch((error: unknown) => {
    readings.delete(key);
    throw error;
  });
}

/** Of 1,500 people a reading costs as much as a draft; who launches meanwhile has a roster's five minutes to appear in. */
const SHARED_MS = 5_000;

type Reading = { began: Date; until: number; people: Promise<CoursePeople> };

const shared = new WeakMap<Connection, Map<string, Reading>>();

function readingsOf(db: Connection): Map<string, Reading> {
  const known = shared.get(db) ?? new Map<string, Reading>();
  shared.set(db, known);
  return known;
}
