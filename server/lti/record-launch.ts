import type { Connection } from 'mongoose';
import type { Tenancy } from '../tenancy.ts';
import { courseModel, linkModel, membershipModel, personModel, type StoredCourse } from './directory-model.ts';
import { findLinkByLineItem } from './directory-repository.ts';
import type { Course, Link, Membership, Person } from './directory.ts';
import type { LaunchContext, Role } from './launch-context.ts';
import type { LinkOrigin } from './link-origin.ts';
import type { LtiServices } from './lti-services.ts';
import { upsert } from './upsert.ts';

export type RecordedLaunch = { person: Person; course: Course; link: Link | null; role: Role; tenancy: Tenancy };

/** Stores what a launch told us about person, course, link and membership; writes only what changed. */
export async function recordLaunch({ db }: Pick<LtiServices, 'db'>, context: LaunchContext): Promise<RecordedLaunch> {
  const [person, course] = await Promise.all([recordPerson(db, context), recordCourse(db, context)]);
  const tenancy = { platformId: context.platform.id, courseId: course._id };
  const [link] = await Promise.all([linkOf(db, tenancy, context), recordMembership(db, tenancy, context, person)]);
  return { person, course, link, role: context.role, tenancy };
}

function recordPerson(db: Connection, { platform, person }: LaunchContext): Promise<Person> {
  const { sub, testUser, ...names } = person;
  return upsert<Person>(
    personModel(db),
    { platformId: platform.id, sub },
    { facts: (stored) => ({ testUser, ...keepKnown(stored, names) }), defaults: {} },
  );
}

function recordCourse(db: Connection, { platform, deploymentId, course, rosterUrl }: LaunchContext): Promise<Course> {
  const { key, title, label } = course;
  return upsert<StoredCourse>(
    courseModel(db),
    { platformId: platform.id, deploymentId, key },
    {
      facts: (stored) => keepKnown(stored, { title, label, rosterUrl }),
      defaults: { rosterReadAt: null, rosterTriedAt: null },
    },
  );
}

/** A deep linking request has no link; a submission review may name one by its line item alone. */
async function linkOf(db: Connection, tenancy: Tenancy, context: LaunchContext): Promise<Link | null> {
  const { link, reviewOf, gradebook } = context;
  if (reviewOf !== null && gradebook?.lineItemUrl)
    return (
      (await findLinkByLineItem(db, tenancy, gradebook.lineItemUrl)) ?? (link && recordLink(db, tenancy, context, link))
    );
  return link && recordLink(db, tenancy, context, link);
}

function recordLink(
  db: Connection,
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
    },
  );
}

/** A review carries the parameters of its line item, not those of the link. */
function originOf({ origin, reviewOf }: LaunchContext, stored: Link | null): LinkOrigin {
  return reviewOf === null ? origin : (stored?.origin ?? origin);
}

function recordMembership(
  db: Connection,
  tenancy: Tenancy,
  { person: launched, role, groups }: LaunchContext,
  person: Person,
): Promise<Membership> {
  const { sub, name, givenName, familyName, email } = launched;
  return upsert<Membership>(
    membershipModel(db),
    { ...tenancy, sub },
    {
      facts: (stored) => ({
        personId: person._id,
        role: role === 'none' ? 'other' : role,
        roleFrom: 'launch',
        active: true,
        ...(groups === null ? {} : { groups }),
        ...keepKnown(stored, { name, givenName, familyName, email }),
      }),
      defaults: { sourcedId: null },
    },
  );
}

/** A launch that leaves a name out (privacy settings differ per activity) does not erase what an earlier one said. */
function keepKnown<T extends object>(stored: Partial<T> | null, told: T): T {
  const entries = Object.entries(told).map(([name, value]) => [
    name,
    (value ?? stored?.[name as keyof T] ?? null) as unknown,
  ]);
  return Object.fromEntries(entries) as T;
}
