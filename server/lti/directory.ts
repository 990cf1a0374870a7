import type { LinkOrigin } from './link-origin.ts';

/** Who and what the LMSs have told us about, as stored. One document each; written only when something changed. */

export type Person = {
  _id: string;
  platformId: string;
  sub: string;
  name: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  testUser: boolean;
};

export type Course = {
  _id: string;
  platformId: string;
  deploymentId: string;
  /** context.id, or `link:<resource_link.id>` for launches without a context. */
  key: string;
  title: string | null;
  label: string | null;
  rosterUrl: string | null;
  /** When the roster was last read in full. */
  rosterReadAt: Date | null;
};

/** A resource link: the activity in the LMS that opens one assignment. */
export type Link = {
  _id: string;
  platformId: string;
  courseId: string;
  deploymentId: string;
  resourceLinkId: string;
  title: string | null;
  description: string | null;
  /** Kept from the first launch that named it: Moodle stops sending it later (lti brief §4). */
  lineItemUrl: string | null;
  lineItemsUrl: string | null;
  scopes: string[];
  /** What the link's last launch said of the assignment behind it; absent on links from before it was kept. */
  origin?: LinkOrigin;
};

/** One person of a course as its roster or a launch shows them; the launch's role wins over the roster's. */
export type Membership = {
  _id: string;
  platformId: string;
  courseId: string;
  sub: string;
  personId: string | null;
  name: string | null;
  givenName: string | null;
  familyName: string | null;
  email: string | null;
  sourcedId: string | null;
  role: 'instructor' | 'designer' | 'student' | 'other';
  roleFrom: 'launch' | 'roster';
  /** Ids of the person's groups in this course, as the LMS last told them; missing where it never did. */
  groups?: string[];
  active: boolean;
};
