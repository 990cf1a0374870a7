import type { Role } from '../../server/lti/launch-context.ts';

/**
 * Who may open each route of the app. `tenancy.test.ts` crosses every route with roles and tenants by this table, and
 * fails for a route that does not stand here: add yours, with the roles it is for.
 */
export const ROUTE_ACCESS: Readonly<Record<string, Access>> = {
  // Before anybody is known: these carry their own proof (a state, a token of ours, an LMS's signature), or no data.
  'GET /': 'anyone',
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

  'GET /l/:launchId': ['instructor', 'designer', 'student', 'none'],
  'GET /l/:launchId/assignment': ['instructor', 'designer'],
  'POST /l/:launchId/assignment': ['instructor', 'designer'],
  'GET /l/:launchId/assignment/ready': ['instructor', 'designer'],

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

  'GET /l/:launchId/queue': ['instructor'],
  'POST /l/:launchId/queue/pause': ['instructor'],
  'POST /l/:launchId/queue/resume': ['instructor'],
  'POST /l/:launchId/queue/read-now': ['instructor'],
  'GET /l/:launchId/review/:submissionId': ['instructor'],
  'POST /l/:launchId/review/:submissionId': ['instructor'],
  'POST /l/:launchId/review/:submissionId/approve': ['instructor'],
  'POST /l/:launchId/review/:submissionId/return': ['instructor'],
  'POST /l/:launchId/review/:submissionId/undo': ['instructor'],
  'POST /l/:launchId/review/:submissionId/retry': ['instructor'],
  'POST /l/:launchId/review/:submissionId/scratch': ['instructor'],
  'POST /l/:launchId/gradebook/:submissionId/send-again': ['instructor'],
};

/** `anyone`: no session; `admin`: the site's admin alone; roles: a launch of that course with one of them. */
export type Access = 'anyone' | 'admin' | readonly Role[];
