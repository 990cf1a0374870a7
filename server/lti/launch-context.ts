import type { DeepLinkingRequest } from './deep-linking-request.ts';
import type { LinkOrigin } from './link-origin.ts';
import type { KnownFamily, PlatformFamily } from './platform-family.ts';

/** Who launched, from where, and what they may do here: the only thing a launch hands to the rest of the tool. */
export type LaunchContext = {
  messageType: MessageType;
  platform: { id: string; issuer: string; clientId: string; family: PlatformFamily };
  /** The product that the launch says it came from; null where it does not, or where it is none we know. */
  saysFamily: KnownFamily | null;
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
  /** Null for a deep linking request, and where a submission review names its line item alone. */
  link: { resourceLinkId: string; title: string | null; description: string | null } | null;
  /** What the link says about the assignment behind it. */
  origin: LinkOrigin;
  /** What a deep linking request asks; null for every other message. */
  deepLinking: DeepLinkingRequest | null;
  /** `sub` of the person whose work a submission review asks for; null for every other message. */
  reviewOf: string | null;
  /** The submission that the link's address names (Canvas SpeedGrader). */
  submissionId: string | null;
  role: Role;
  gradebook: { lineItemUrl: string | null; lineItemsUrl: string | null; scopes: string[] } | null;
  rosterUrl: string | null;
  /** Ids of the groups the person is in; null where the launch says nothing about groups. */
  groups: string[] | null;
  locale: string | null;
  returnUrl: string | null;
};

/** Messages we act on. */
export type MessageType = 'LtiResourceLinkRequest' | 'LtiDeepLinkingRequest' | 'LtiSubmissionReviewRequest';

/**
 * Rights in this course, from context roles alone (design: Rights). `instructor` reviews and releases; `designer` only
 * sets up; `student` hands in; `none` is signed in without a role here.
 */
export type Role = 'instructor' | 'designer' | 'student' | 'none';
