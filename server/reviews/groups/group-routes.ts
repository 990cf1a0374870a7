import { Router, type Request, type Response } from 'express';
import type { Assignment } from '../../assignments/assignment.ts';
import { AppError } from '../../errors.ts';
import { allow, visitOf } from '../../http/session.ts';
import type { Services } from '../../services.ts';
import { callStudents } from '../../submissions/call-students.ts';
import { filterQuery, readQueueFilter } from '../queue-filter.ts';
import { findQueued } from '../queue-repository.ts';
import { findQueueAssignment } from '../queue-scope.ts';
import { recordsOpenings } from '../../submissions/record-opening.ts';
import { groupsView, groupView, sideBySide } from './group-view.ts';
import { findGroupOf, findGrouping, listMembers } from './grouping-repository.ts';

/** Similar answers side by side: the groups of an assignment, and one of them. */
export function groupRoutes(services: Services): Router {
  const router = Router();
  const [opensGroups, opensGroup] = [recordsOpenings(services, 'groups'), recordsOpenings(services, 'group')];
  router.get('/groups', allow('instructor'), (req, res) => showGroups(services, opensGroups, req, res));
  router.get('/groups/:submissionId', allow('instructor'), (req, res) => showGroup(services, opensGroup, req, res));
  return router;
}

type Opens = ReturnType<typeof recordsOpenings>;

async function showGroups(services: Services, opens: Opens, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const filter = readQueueFilter(req.query);
  const assignment = await assignmentOf(services, req, res);
  const grouping = await findGrouping(services.db, assignment);
  const firsts = (grouping?.groups ?? []).slice(0, MOST_SHOWN).flatMap(({ memberIds }) => memberIds[0] ?? []);
  const members = await listMembers(services.db, visit.tenancy, firsts);
  await opens(
    visit,
    members.map((member) => ({ ...member, assignmentId: assignment._id })),
  );
  res.render('groups/groups', groupsView({ visit, assignment, filter, grouping, members }));
}

const MOST_SHOWN = 100;

async function showGroup(services: Services, opens: Opens, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const assignment = await assignmentOf(services, req, res);
  const filter = readQueueFilter(req.query);
  const first = String(req.params['submissionId']);
  const group = await findGroupOf(services.db, assignment, first);
  if (!group) {
    if (!(await findQueued(services.db, visit.tenancy, first))) throw new AppError('submission-gone', { status: 404 });
    // Newer work changed it: the list shows what there is now.
    res.redirect(303, `${visit.base}/groups${filterQuery(filter)}`);
    return;
  }
  const members = await listMembers(services.db, visit.tenancy, group.memberIds);
  const whose = members.map(({ personId }) => ({ assignmentId: assignment._id, personId }));
  const call = await callStudents(services.db, visit.tenancy, whose);
  const { base, others } = sideBySide(members, first);
  await opens(
    visit,
    [...(base ? [base] : []), ...others].map((one) => ({ ...one, assignmentId: assignment._id })),
  );
  const { batchApproval } = services.config;
  const page = { visit, assignment, filter, first, group, members, call, batchApproval };
  res.render('groups/group', groupView(page));
}

async function assignmentOf(services: Services, req: Request, res: Response): Promise<Assignment> {
  const assignment = await findQueueAssignment(services.db, visitOf(res), readQueueFilter(req.query));
  if (!assignment) throw new AppError('assignment-gone', { status: 404 });
  return assignment;
}
