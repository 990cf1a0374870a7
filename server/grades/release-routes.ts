import { Router, type Request, type Response } from 'express';
import { listAssignments } from '../assignments/assignment-repository.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Assignment } from '../assignments/assignment.ts';
import { AppError } from '../errors.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Words } from '../http/words.ts';
import { filterQuery, readQueueFilter } from '../reviews/queue-filter.ts';
import { findQueueAssignment } from '../reviews/queue-scope.ts';
import type { Services } from '../services.ts';
import { listExtensions } from '../submissions/extensions/extension-repository.ts';
import { courseReleaseView } from './course-release-view.ts';
import { csvOf } from './csv.ts';
import { listMarks } from './list-marks.ts';
import { marksTable } from './marks-table.ts';
import { releaseApproved } from './release-approved.ts';
import { listApproved } from './release-repository.ts';
import { releaseView } from './release-view.ts';

/** What is approved and not out yet, letting it out together, and the marks as a file: for an assignment's teachers. */
export function releaseRoutes(services: Services, words: Words): Router {
  const router = Router();
  router.use(['/release', '/marks.csv'], allow('instructor'));
  router.get('/release', async (req, res) => {
    if (isCourse(req)) return showCourse(services, req, res);
    const assignment = await assignmentOf(services, req, res);
    const approved = await listApproved(services.db, visitOf(res).tenancy, assignment._id);
    const extensions = await listExtensions(services.db, visitOf(res).tenancy, assignment._id);
    const asked = { visit: visitOf(res), query: queryOf(req), released: releasedOf(req) };
    res.render(
      'grades/release',
      releaseView({ assignment, extensions, approved, now: services.clock.now(), ...asked }),
    );
  });
  router.post('/release', async (req, res) => {
    const { tenancy, person, base } = visitOf(res);
    const assignmentId = isCourse(req) ? null : (await assignmentOf(services, req, res))._id;
    const count = await releaseApproved(services, { tenancy, assignmentId, by: person });
    const query = new URLSearchParams(queryOf(req));
    query.set('released', String(count));
    res.redirect(303, `${base}/release?${query.toString()}`);
  });
  router.get('/marks.csv', async (req, res) => {
    const { tenancy, person, locale } = visitOf(res);
    const assignment = await assignmentOf(services, req, res);
    const marks = await listMarks(services, tenancy, assignment);
    const table = marksTable(marks, (key, values) => words.say(locale, key, values));
    const { platformId, courseId } = tenancy;
    await recordAct(services, {
      ...{ chain: { platformId, courseId }, kind: 'marks-exported', facts: { rows: table.length - 1 } },
      ...{ actor: { platformId, personId: person.id }, subject: null, assignment: assignment._id },
    });
    res
      .attachment(`${assignment.title.slice(0, 80)}.csv`)
      .type('text/csv')
      .send(csvOf(table));
  });
  return router;
}

function isCourse({ query }: Request): boolean {
  const { scope, assignment } = readQueueFilter(query);
  return scope === 'course' && assignment === undefined;
}

/** All assignments of the course at once. */
async function showCourse(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const [assignments, approved] = await Promise.all([
    listAssignments(services.db, visit.tenancy),
    listApproved(services.db, visit.tenancy, null),
  ]);
  const page = { assignments, approved, visit, now: services.clock.now(), released: releasedOf(req) };
  res.render('grades/course-release', courseReleaseView(page));
}

/** The link's own assignment, or the one of the course that the address names. */
async function assignmentOf(services: Services, req: Request, res: Response): Promise<Assignment> {
  const found = await findQueueAssignment(services.db, visitOf(res), readQueueFilter(req.query));
  if (!found) throw new AppError('assignment-missing', { status: 404 });
  return found;
}

function queryOf(req: Request): string {
  const { scope, assignment } = readQueueFilter(req.query);
  return filterQuery({ ...(scope && { scope }), ...(assignment && { assignment }) });
}

function releasedOf({ query }: Request): number | null {
  const count = typeof query['released'] === 'string' ? Number(query['released']) : NaN;
  return Number.isInteger(count) && count >= 0 ? count : null;
}
