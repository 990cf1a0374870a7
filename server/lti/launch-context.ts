/** Who launched, from where, and what they may do here: the only thing a launch hands to the rest of the tool. */
export type LaunchContext = {
  messageType: 'LtiResourceLinkRequest';
  platform: { id: string; issuer: string; clientId: string; family: PlatformFamily };
  deploymentId: string;
  person: {
    sub: string;
    name: string | null;
    givenName: string | null;
    familyName: string | null;
    email: string | null;
    /** Canvas Student View and the like: kept out of statistics. */
    testUser: boolean;
  };
  /** `key` is context.id, or `link:<resource_link.id>` for a launch without a context. */
  course: { key: string; title: string | null; label: string | null };
  link: { resourceLinkId: string; title: string | null; description: string | null };
  role: Role;
  gradebook: { lineItemUrl: string | null; lineItemsUrl: string | null; scopes: string[] } | null;
  rosterUrl: string | null;
  locale: string | null;
  returnUrl: string | null;
};

export type PlatformFamily = 'moodle' | 'canvas' | 'other';

/**
 * Rights in this course, from context roles alone (design: Rights). `instructor` reviews and releases; `designer` only
 * sets up; `student` hands in; `none` is signed in without a role here.
 */
export type Role = 'instructor' | 'designer' | 'student' | 'none';
