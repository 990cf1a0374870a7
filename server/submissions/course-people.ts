import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { createSharedReadings } from '../database/share-reading.ts';
import { AppError } from '../errors.ts';
import { keepLast } from '../http/keep-last.ts';
import { listMemberships } from '../lti/directory-repository.ts';
import { refreshRoster } from '../lti/refresh-roster.ts';
import type { Services } from '../services.ts';
import type { Tenancy } from '../tenancy.ts';
import { growIndex, startIndex, type GrowingIndex } from './growing-index.ts';
import type { NameIndex } from './name-index.ts';

/** Everybody known of a course: what finds them in a text, and their whole names, each once. Nobody may change it. */
export type CoursePeople = { named: NameIndex; names: readonly string[] };

type Desk = Pick<Services, 'db' | 'lti' | 'clock' | 'logger'>;

/**
 * The people of a course by its roster: those who ask within five seconds share one reading, if it began after `since`,
 * the moment whose people must be known. A roster that cannot be read now is no reason to wait: those known from
 * launches and earlier rosters are taken.
 */
export function sharePeople(desk: Desk, { platformId, courseId }: Tenancy, since: Date): Promise<CoursePeople> {
  const key = `${platformId}/${courseId}`;
  const wanted = { key, since, now: desk.clock.now() };
  return readings(desk.db, wanted, () => readPeople(desk, { platformId, courseId }, indexesOf(desk.db)(key)));
}

/** For whoever looks at a page: on the night of a deadline a whole class asks at once, and a roster is minutes old. */
export function lately(clock: Clock): Date {
  return new Date(clock.now().getTime() - LATELY_MS);
}

const LATELY_MS = 2_000;
/** Of 1,500 people a reading costs as much as a draft; who launches meanwhile has a roster's five minutes to appear in. */
const SHARED_MS = 5_000;
/** The names of 1,500 people take about ten megabytes. */
const MOST_COURSES = 8;

async function readPeople(desk: Desk, tenancy: Tenancy, index: GrowingIndex): Promise<CoursePeople> {
  await refreshRoster(desk, tenancy).catch((error: unknown) => {
    const code = error instanceof AppError ? error.code : 'unknown';
    desk.logger.warn({ course: tenancy.courseId, error: code }, 'roster not refreshed before redaction');
  });
  const memberships = await listMemberships(desk.db, tenancy);
  const names = [...new Set(memberships.flatMap(({ name }) => name ?? []))];
  return { named: growIndex(index, memberships), names };
}

const readings = createSharedReadings<CoursePeople>(SHARED_MS);
const indexes = new WeakMap<Connection, (course: string) => GrowingIndex>();

/** Each course's index outlives its readings, so that only who came is added. */
function indexesOf(db: Connection): (course: string) => GrowingIndex {
  const known = indexes.get(db) ?? keepLast(MOST_COURSES, () => startIndex());
  indexes.set(db, known);
  return known;
}
