import type { Role } from '../../server/lti/launch-context.ts';

/**
 * Who may open each route of the app. `tenancy.test.ts` crosses every route with roles and tenants by this table, and
 * fails for a route that does not stand here: add yours, with the roles it is for.
 */
export const ROUTE_ACCESS: Readonly<Record<string, Access>> = {
  // Before anybody is known: these carry their own proof (a state, a token of ours, an LMS's signature), or no data.
  'GET /': 'anyone',
  'GET /design': 'anyone', // samples only, and not in production
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /lti/login': 'anyone',
  'POST /lti/login': 'anyone',
  'GET /lti/launch': 'anyone',
  'POST /lti/launch': 'anyone',
  'POST /lti/launch/proved': 'anyone',
  'POST /lti/launch/open': 'anyone',
  'GET /lti/launch/continue': 'anyone',
  'GET /lti/launch/again': 'anyone',
  'GET /lti/register/:token': 'anyone',
  'GET /lti/keys': 'anyone',
  'GET /lti/canvas.json': 'anyone',
  'GET /lti/icon.svg': 'anyone',
  'GET /admin/sign-in/:token': 'anyone',
  'POST /admin/sign-in/:token': 'anyone',

  'GET /admin': 'admin',
  'POST /admin/registration-link': 'admin',
  'POST /admin/jobs/retry': 'admin',
  'POST /admin/sign-out': 'admin',

  'GET /admin/platforms/new': 'admin',
  'POST /admin/platforms': 'admin',
  'GET /admin/platforms/:id': 'admin',
  'POST /admin/platforms/:id/switch': 'admin',
  'POST /admin/platforms/:id/deployments': 'admin',
  'POST /admin/platforms/:id/remove': 'admin',

  'GET /l/:launchId': ['instructor', 'designer', 'student', 'none'],
  'GET /l/:launchId/assignment': ['instructor', 'designer'],
  'POST /l/:launchId/assignment': ['instructor', 'designer'],
  'GET /l/:launchId/assignment/ready': ['instructor', 'designer'],
  'GET /l/:launchId/assignment/exemplars': ['instructor'],
  'POST /l/:launchId/assignment/exemplars': ['instructor'],
  'POST /l/:launchId/assignment/exemplars/:id/remove': ['instructor'],
  'GET /l/:launchId/copy': ['instructor', 'designer'],
  'POST /l/:launchId/copy': ['instructor', 'designer'],
  'GET /l/:launchId/pick': 'picker',
  'POST /l/:launchId/pick': 'picker',
  'GET /l/:launchId/pick/new': 'picker',
  'POST /l/:launchId/pick/new': 'picker',
  'POST /l/:launchId/pick/cancel': 'picker',

  'GET /l/:launchId/work': ['instructor', 'designer', 'student'],
  'POST /l/:launchId/work/text': ['student'],
  'POST /l/:launchId/work/file': ['student'],
  'POST /l/:launchId/work/file/remove': ['student'],
  'POST /l/:launchId/work/check': ['student'],
  'GET /l/:launchId/work/check': ['student'],
  'POST /l/:launchId/work/submit': ['student'],
  'POST /l/:launchId/work/new': ['student'],
  'GET /l/:launchId/original/:submissionId': ['instructor', 'student'],
  'GET /l/:launchId/feedback': ['student'],
  'POST /l/:launchId/feedback/reply': ['student'],
  'GET /l/:launchId/extensions': ['instructor'],
  'POST /l/:launchId/extensions': ['instructor'],
  'POST /l/:launchId/extensions/withdraw': ['instructor'],
  'GET /l/:launchId/release': ['instructor'],
  'POST /l/:launchId/release': ['instructor'],
  'GET /l/:launchId/marks.csv': ['instructor'],
  'GET /l/:launchId/review/:submissionId/preview': ['instructor'],
  'POST /l/:launchId/review/:submissionId/preview': ['instructor'],

  'GET /l/:launchId/queue': ['instructor'],
  'GET /l/:launchId/queue/live': ['instructor'],
  'GET /l/:launchId/groups': ['instructor'],
  'GET /l/:launchId/groups/:submissionId': ['instructor'],
  'GET /l/:launchId/batch': ['instructor'],
  'POST /l/:launchId/batch': ['instructor'],
  'GET /l/:launchId/batch/:id': ['instructor'],
  'POST /l/:launchId/batch/:id/approve': ['instructor'],
  'POST /l/:launchId/batch/:id/undo': ['instructor'],
  'POST /l/:launchId/batch/:id/again': ['instructor'],
  'POST /l/:launchId/batch/:id/end': ['instructor'],
  'POST /l/:launchId/queue/pause': ['instructor'],
  'POST /l/:launchId/queue/resume': ['instructor'],
  'POST /l/:launchId/queue/read-now': ['instructor'],
  'GET /l/:launchId/review/:submissionId': ['instructor'],
  'POST /l/:launchId/review/:submissionId': ['instructor'],
  'POST /l/:launchId/review/:submissionId/approve': ['instructor'],
  'POST /l/:launchId/review/:submissionId/return': ['instructor'],
  'GET /l/:launchId/review-of/:sub': ['instructor', 'student'],
  'GET /l/:launchId/review/:submissionId/changes': ['instructor'],
  'POST /l/:launchId/review/:submissionId/presence': ['instructor'],
  'POST /l/:launchId/review/:submissionId/take-over': ['instructor'],
  'POST /l/:launchId/review/:submissionId/undo': ['instructor'],
  'POST /l/:launchId/review/:submissionId/retry': ['instructor'],
  'POST /l/:launchId/review/:submissionId/answer': ['instructor'],
  'POST /l/:launchId/review/:submissionId/change': ['instructor'],
  'POST /l/:launchId/review/:submissionId/drop': ['instructor'],
  'POST /l/:launchId/review/:submissionId/redraft': ['instructor'],
  'POST /l/:launchId/review/:submissionId/stop': ['instructor'],
  'POST /l/:launchId/review/:submissionId/take': ['instructor'],
  'POST /l/:launchId/review/:submissionId/dismiss-offer': ['instructor'],
  'GET /l/:launchId/review/:submissionId/reading': ['instructor'],
  'POST /l/:launchId/review/:submissionId/scratch': ['instructor'],
  'POST /l/:launchId/review/:submissionId/bank': ['instructor'],
  'POST /l/:launchId/review/:submissionId/bank/take': ['instructor'],
  'GET /l/:launchId/bank': ['instructor'],
  'POST /l/:launchId/bank/:id': ['instructor'],
  'POST /l/:launchId/bank/:id/delete': ['instructor'],
  'POST /l/:launchId/gradebook/:submissionId/send-again': ['instructor'],
  'POST /l/:launchId/gradebook/:submissionId/send-comment': ['instructor'],
};

/** These take another course's id as one of nothing: they show and change nothing, without saying 404. */
export const TAKES_FOREIGN_IDS_QUIETLY: ReadonlySet<string> = new Set([
  'GET /l/:launchId/review-of/:sub', // an id of the LMS, which may well be somebody's in that course too
  'POST /l/:launchId/assignment/exemplars/:id/remove',
  'POST /l/:launchId/review/:submissionId/presence',
  'POST /l/:launchId/review/:submissionId/take-over',
  'POST /l/:launchId/review/:submissionId/dismiss-offer',
  'POST /l/:launchId/bank/:id/delete',
  'GET /l/:launchId/review/:submissionId/reading',
]);

/**
 * `anyone`: no session; `admin`: the site's admin alone; `picker`: a launch that came to pick, so that nobody here may;
 * roles: a launch of that course with one of them.
 */
export type Access = 'anyone' | 'admin' | 'picker' | readonly Role[];
