/** What the demo LMS keeps. Ids are small numeric strings, each kind counted on its own, as Moodle sends them. */
export type PersonDocument = {
  _id: string;
  key: string;
  givenName: string;
  familyName: string;
  username: string;
  email: string;
  sourcedId: string;
  admin: boolean;
  /** Canvas's Student View: a student who is nobody. */
  testStudent?: boolean;
};

export type CourseDocument = {
  _id: string;
  key: string;
  label: string;
  title: string;
  sourcedId: string;
  /** Courses it was copied from, newest first. */ history?: string[];
};

export type EnrolmentRole = 'student' | 'teacher' | 'non-editing-teacher';

/** `_id` is `<course>/<person>`. */
export type EnrolmentDocument = {
  _id: string;
  courseId: string;
  personId: string;
  role: EnrolmentRole;
  active: boolean;
  /** Ids of the groups this person is in. */
  groups?: string[];
};

/** One registered tool; `_id` is the deployment id and the `type_id` of service URLs. */
export type ToolDocument = {
  _id: string;
  clientId: string;
  name: string;
  initiateLoginUri: string;
  redirectUris: string[];
  jwksUri: string;
  logoUri: string | null;
  targetLinkUri: string;
  domain: string;
  description: string | null;
  scopes: string[];
  claims: string[];
  customParameters: Record<string, string>;
  /** Messages with the placements they were asked for. */
  messages: Record<string, unknown>[];
  /** Canvas's; `anonymous` where the tool did not say. */
  privacyLevel: string;
};

export type ActivityDocument = {
  _id: string;
  key: string;
  courseId: string;
  title: string;
  description: string;
  custom: Record<string, string>;
  /** Where the activity points; null: at whatever tool the LMS was set up for. */
  toolUrl: string | null;
  /** How often a student may hand in; null or missing: without end. */
  attemptsAllowed?: number | null;
  /** Activities it was copied from, newest first. */
  history?: string[];
};

/** A gradebook column. `ownedBy` is the tool that made it, or null for the column that came with an activity. */
export type LineItemDocument = {
  _id: string;
  courseId: string;
  ownedBy: string | null;
  label: string;
  scoreMaximum: number;
  resourceId: string;
  tag: string;
  resourceLinkId: string | null;
  locked: boolean;
  /** Canvas's `submission_type` extension, as the tool gave it. */
  submissionType?: Record<string, unknown>;
  /** Where the gradebook opens a person's work, as the deep linking answer said. */
  submissionReview?: { url?: string | undefined; custom?: Record<string, string> | undefined } | undefined;
};

/** What a deep linking answer offers, as far as it is kept. */
export type ContentItem = {
  title: string;
  text: string;
  url?: string | undefined;
  custom: Record<string, string>;
  lineItem?: Pick<LineItemDocument, 'scoreMaximum' | 'resourceId' | 'tag' | 'submissionReview'> | undefined;
};

/** One opening of the picker, until its answer is saved; `_id` is the session key in the return address. */
export type PickDocument = { _id: string; courseId: string; toolId: string; items: ContentItem[] };

/**
 * One cell, `_id` is `<line item>/<person>`; `second` is the time of the last accepted change, in Unix seconds (with a
 * fraction where the LMS looks at one).
 */
export type GradeDocument = {
  _id: string;
  lineItemId: string;
  personId: string;
  score: number | null;
  comment: string | null;
  second: number;
  overridden: boolean;
  /** Where an LMS keeps more than one: all that the student sees, in order. */
  comments?: string[];
  /** Attempts that messages of tools have made, in order. */
  attempts?: AttemptDocument[];
  /** A tool sent a score: it is among the results. */
  result?: boolean;
};

/** One hand-in as a tool told of it; `url` is the tool's own address that opens it. */
export type AttemptDocument = { submittedAt: Date; url: string | null };

/** Every score post that reached the score service, accepted or not; `_id` counts up in order of arrival. */
export type ReceivedScoreDocument = {
  _id: number;
  lineItemId: string;
  toolId: string;
  userId: string | null;
  body: unknown;
  status: number;
  receivedAt: Date;
};

/** `_id` is the SHA-256 of the cookie. */
export type SessionDocument = { _id: string; personId: string };

/** One opened activity, waiting for the tool's authentication request; spent by it. */
export type LaunchDocument = {
  _id: string;
  sessionId: string;
  personId: string;
  activityId: string;
  clientId: string;
  target: LaunchTarget;
  /** What kind of message it is, if it is no plain launch of the activity. */
  message?: LaunchMessage;
};

/**
 * The picker of a course (its `activityId` is empty), the review of a person's work from the gradebook, or the activity
 * at another address of the tool.
 */
export type LaunchMessage =
  | { kind: 'pick'; courseId: string; pickId: string }
  | { kind: 'review'; lineItemId: string; ofPersonId: string }
  | { kind: 'at'; url: string };

export type LaunchTarget = 'iframe' | 'window';

/** `_id` is the SHA-256 of the bearer token. */
export type AccessTokenDocument = { _id: string; toolId: string; scopes: string[]; expiresAt: Date };

/** `_id` is the jti of a registration token, or `<client> <jti>` of a client assertion: what can be used only once. */
export type SpentDocument = { _id: string; at: Date };

export type SigningKeyDocument = { _id: 'signing'; kid: string; jwk: Record<string, unknown> };

export type CounterDocument = { _id: string; last: number };
