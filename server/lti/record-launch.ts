import type { Connection } from 'mongoose';
import type { Tenancy } from '../tenancy.ts';
import { courseModel, linkModel, membershipModel, personModel, type StoredCourse } from './directory-model.ts';
import { findLinkByLineItem } from './directory-repository.ts';
import type { Course, Link, Membership, Person } from './directory.ts';
import { erasedAmong, forgetErased } from './erased-people-repository.ts';
import type { LaunchContext } from './launch-context.ts';
import type { LinkOrigin } from './link-origin.ts';
import type { LtiServices } from './lti-services.ts';
import { rememberPlaces, type Place } from './remember-places.ts';
import { upsert, type MayChange } from './upsert.ts';

export type RecordedLaunch = {
  person: Person;
  link: Link | null;
  tenancy: Tenancy;
  /** What they were in this course until now, or null for somebody new. */
  formerRole: Membership['role'] | null;
};
export type RecordLaunch = (context: LaunchContext, mayChange: MayChange) => Promise<RecordedLaunch>;

/**
 * Stores what a launch tells us about person, course, link and membership; writes only what changed, and asks
 * `mayChange` before. Course and link are remembered for ten seconds: a class arriving tells them the same each time.
 */
export function launchRecorder({ db, clock }: Pick<LtiServices, 'db' | 'clock'>): RecordLaunch {
  const placeOf = rememberPlaces(clock, (context, mayChange) => recordPlace({ db, mayChange }, context));
  return async (context, askToChange) => {
    let asked: Promise<void> | null = null;
    const mayChange = () => (asked ??= askToChange());
    const records = { db, mayChange };
    const person = recordPerson(records, context);
    const placed = placeOf(context, mayChange);
    const member = placed.then(({ tenancy }) => recordMembership(records, tenancy, context, person));
    const [{ link, tenancy }, known, formerRole] = await Promise.all([placed, person, member]);
    return { person: known, link, tenancy, formerRole };
  };
}

type Records = { db: Connection; mayChange: MayChange };

async function recordPlace(records: Records, context: LaunchContext): Promise<Place> {
  const course = await recordCourse(records, context);
  const tenancy = { platformId: context.platform.id, courseId: course._id };
  return { tenancy, link: await linkOf(records, tenancy, context) };
}

function recordPerson({ db, mayChange }: Records, { platform, person }: LaunchContext): Promise<Person> {
  const { sub, testUser, ...names } = person;
  return upsert<Person>(
    personModel(db),
    { platformId: platform.id, sub },
    {
      facts: async (stored) => {
        if (!stored) await welcome({ db, mayChange }, platform.id, sub);
        return { testUser, ...keepKnown(stored, names) };
      },
      defaults: {},
      mayChange,
    },
  );
}

/** Somebody whom we do not know, or no longer: a roster may name them from now on. */
async function welcome({ db, mayChange }: Records, platformId: string, sub: string): Promise<void> {
  const isErased = await erasedAmong(db, platformId);
  if (!isErased(sub)) return;
  await mayChange();
  await forgetErased(db, platformId, sub);
}

function recordCourse({ db, mayChange }: Records, context: LaunchContext): Promise<Course> {
  const { platform, deploymentId, rosterUrl } = context;
  const { key, title, label } = context.course;
  return upsert<StoredCourse>(
    courseModel(db),
    { platformId: platform.id, deploymentId, key },
    {
      facts: (stored) => keepKnown(stored, { title, label, rosterUrl }),
      defaults: { rosterReadAt: null, rosterTriedAt: null },
      mayChange,
    },
  );
}

/** A deep linking request has no link; a submission review may name one by its line item alone. */
async function linkOf(records: Records, tenancy: Tenancy, context: LaunchContext): Promise<Link | null> {
  const { link, reviewOf, gradebook } = context;
  const lineItemUrl = reviewOf === null ? null : (gradebook?.lineItemUrl ?? null);
  const named = lineItemUrl === null ? null : await findLinkByLineItem(records.db, tenancy, lineItemUrl);
  return named ?? (link && recordLink(records, tenancy, context, link));
}

function recordLink(
  { db, mayChange }: Records,
  tenancy: Tenancy,
  context: LaunchContext,
  { resourceLinkId, title, description }: NonNullable<LaunchContext['link']>,
): Promise<Link> {
  const { deploymentId, gradebook } = context;
  const { lineItemUrl = null, lineItemsUrl = null, scopes = [] } = gradebook ?? {};
  return upsert<Link>(
    linkModel(db),
    { platformId: tenancy.platformId, deploymentId, resourceLinkId },
    {
      facts: (stored) => ({
        courseId: tenancy.courseId,
        title,
        description,
        scopes: gradebook ? [...scopes].sort() : (stored?.scopes ?? []),
        // Moodle stops naming it once a second column hangs on the link, so the first one stays.
        lineItemUrl: stored?.lineItemUrl ?? lineItemUrl,
        lineItemsUrl: lineItemsUrl ?? stored?.lineItemsUrl ?? null,
        origin: originOf(context, stored),
      }),
      defaults: {},
      mayChange,
    },
  );
}

/** A review carries the parameters of its line item, not those of the link. */
function originOf({ origin, reviewOf }: LaunchContext, stored: Link | null): LinkOrigin {
  return reviewOf === null ? origin : (stored?.origin ?? origin);
}

/** Takes the person as soon as they are known, so that both are read at once; returns the role they had. */
async function recordMembership(
  { db, mayChange }: Records,
  tenancy: Tenancy,
  { person: launched, role, groups }: LaunchContext,
  person: Promise<Person>,
): Promise<Membership['role'] | null> {
  let former: Membership['role'] | null = null;
  const { sub, name, givenName, familyName, email } = launched;
  await upsert<Membership>(
    membershipModel(db),
    { ...tenancy, sub },
    {
      facts: async (stored) => {
        former = stored?.role ?? null;
        return {
          personId: (await person)._id,
          role: role === 'none' ? 'other' : role,
          roleFrom: 'launch',
          active: true,
          ...(groups === null ? {} : { groups }),
          ...keepKnown(stored, { name, givenName, familyName, email }),
        };
      },
      defaults: { sourcedId: null },
      mayChange,
    },
  );
  return former;
}

/** A launch that leaves a name out (privacy settings differ per activity) does not erase what an earlier one said. */
function keepKnown<T extends object>(stored: Partial<T> | null, told: T): T {
  const entries = Object.entries(told).map(([name, value]) => [
    name,
    (value ?? stored?.[name as keyof T] ?? null) as unknown,
  ]);
  return Object.fromEntries(entries) as T;
}
