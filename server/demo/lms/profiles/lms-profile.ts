import type { LmsContext } from '../lms-context.ts';
import type {
  ActivityDocument,
  AttemptDocument,
  CourseDocument,
  EnrolmentRole,
  GradeDocument,
  LineItemDocument,
  PersonDocument,
  ToolDocument,
} from '../lms-documents.ts';
import type { LaunchFacts } from '../lti/launch-claims.ts';
import type { Page } from '../lti/service-reply.ts';
import type { ServicePaths } from '../lti/service-urls.ts';

export type ProfileName = 'moodle' | 'canvas';

/**
 * How one kind of LMS behaves, wherever two kinds differ: the rest of the demo LMS asks here and never which kind it
 * is. What a profile does is recorded (Moodle 4.5.6) or read in the product's source and documentation (Canvas).
 */
export type LmsProfile = {
  name: ProfileName;
  /** What the pages call it. */
  title: string;
  paths: ServicePaths;
  toolInQuery: boolean;
  idTokenSeconds: number;
  /** Ids of people and of activities: small numbers counted up, or UUIDs. */
  ids: 'numbers' | 'uuids';
  newClientId: () => string;
  deploymentId: (tool: Pick<ToolDocument, '_id'>) => string;
  contextId: (course: Pick<CourseDocument, '_id'>) => string;
  /** The opaque hint of a login, and the launch it names when it comes back; null when it cannot be read. */
  hint: {
    /** `activity` is null for the picker of a course. */
    write: (launchId: string, activity: Pick<ActivityDocument, '_id'> | null) => string;
    read: (hint: string) => string | null;
  };
  /** Login parameters beside those every LMS sends. */
  loginExtras: (tool: ToolDocument) => Record<string, string>;
  launchRoles: (person: PersonDocument, role: EnrolmentRole | null) => string[];
  rosterRole: (role: EnrolmentRole) => string;
  /** Which personal data this tool is given. */
  shares: (tool: ToolDocument) => { name: boolean; email: boolean };
  /** Claims that only this LMS sends, or sends in its own shape; laid over the common ones. */
  launchExtras: (facts: LaunchFacts) => Record<string, unknown>;
  rosterVersions: string[];
  /** Custom variables that only this LMS fills in. */
  variables: (facts: Pick<LaunchFacts, 'groups'>) => Record<string, string>;
  memberExtras: (person: PersonDocument) => Record<string, unknown>;
  /** The `lti-platform-configuration` part of the OpenID configuration. */
  platformConfiguration: Record<string, unknown>;
  /** Does the configuration answer only with the registration token? */
  configurationNeedsToken: boolean;
  /** The answer to a registration, over what every LMS answers. */
  registered: (tool: ToolDocument) => Record<string, unknown>;
  /** Is the audience of a client assertion looked at? */
  checksAudience: boolean;
  tokenMediaType: string;
  judgeScore: (post: ScorePost) => ScoreVerdict;
  /** Is this cell among the results a tool may read? */
  listsResult: (grade: GradeDocument) => boolean;
  /** Is a comment one more beside the others (Canvas), or the cell's only one? */
  addsComments: boolean;
  /** Members and results on one page unless `limit` says otherwise; null: all of them. */
  pageSize: number | null;
  linkHeader: (url: string, page: Page<unknown>) => string | null;
  /** The answers to a line item for a link that is not of the course, and to deleting an activity's own. */
  unknownLink: { status: number; reason: string };
  deleteOwned: { status: number; reason: string };
  /** Does another maximum sent by PUT turn empty marks into zeros? */
  zeroesEmptyMarks: boolean;
  /** Does a new line item make an assignment of the type it asks for (Canvas's `submission_type`)? */
  makesAssignments: boolean;
  /** Does the gradebook open the tool for one student (LtiSubmissionReviewRequest)? */
  opensReviews: boolean;
  /** Does the gradebook open the address that an attempt was handed in with (Canvas's SpeedGrader)? */
  speedGrader: boolean;
  /** Has every course a student who is nobody (Canvas's Student View)? */
  testStudents: boolean;
  /** Whether a copied activity names those it was copied from (`$Activity.id.history`). */
  tellsLinkHistory: boolean;
  /** Where it keeps data for tools at first. */
  storage: LmsContext['storage'];
};

/** One score as it arrived, with all that a verdict may depend on. */
export type ScorePost = {
  body: unknown;
  /** As it came, for answers that repeat it. */
  text: string;
  lineItem: LineItemDocument;
  grade: GradeDocument | null;
  /** Is the addressee a student of the course? */
  gradable: boolean;
  attemptsAllowed: number | null;
  now: Date;
};

export type ScoreVerdict = {
  status: number;
  /** Put into the reason phrase. */
  reason: string | null;
  /** JSON to answer with; null: an empty body. */
  answer: unknown;
  /** Null: nothing changes. */
  change: ScoreChange | null;
};

export type ScoreChange = {
  score: number | null;
  comment: string | null;
  /** The comments a student sees, in order, where an LMS keeps more than one. */
  comments: string[];
  attempts: AttemptDocument[];
  second: number;
};
