import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { findAssignmentByLink, findRubricVersion } from '../assignments/assignment-repository.ts';
import type { Assignment } from '../assignments/assignment.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { standingOf } from '../submissions/attempts.ts';
import { listAttempts } from '../submissions/submission-repository.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';
import { shownApprover } from '../grades/shown-approver.ts';
import { feedbackView } from './feedback-view.ts';
import type { ReleasedFeedback } from './released-view.ts';
import { whoWrote } from './who-wrote.ts';

/** The student's page under `/l/:launchId`: where my work is, and what my teacher says of it. */
export function feedbackRoutes(services: Services): Router {
  const router = Router();
  router.get('/feedback', allow('student'), async (req, res) => feedbackPage(services, req, res));
  return router;
}

async function feedbackPage(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const { tenancy, linkId, person, base } = visit;
  const assignment = await findAssignmentByLink(services.db, tenancy, linkId);
  if (!assignment) {
    res.redirect(303, `${base}/work`);
    return;
  }
  const all = await listAttempts(services.db, tenancy, { assignmentId: assignment._id, personId: person.id });
  const attempts = all.filter(({ state }) => state !== 'composing');
  const attempt = chosenAttempt(attempts, req.query);
  if (!attempt) {
    res.redirect(303, `${base}/work`);
    return;
  }
  const released = await releasedFeedback(services, tenancy, assignment, attempt);
  const standing = standingOf(assignment, all);
  const again = standing.kind === 'handed-in' && standing.mayStart;
  const nameOf = (name: string | null) => shownApprover(services.config, name);
  const page = { visit, assignment, attempt, attempts, mayTryAgain: again, nameOf, released };
  res.render('feedback/feedback', feedbackView(page));
}

const querySchema = z.object({ attempt: z.coerce.number().int().min(1) });

/** The one asked for, or the newest. */
function chosenAttempt(attempts: readonly Submission[], query: unknown): Submission | null {
  const asked = querySchema.safeParse(query);
  const found = asked.success ? attempts.find(({ attempt }) => attempt === asked.data.attempt) : undefined;
  return found ?? attempts.at(-1) ?? null;
}

/** The one gate to what a student may read: the state `released`, which only a teacher's approval leads to. */
async function releasedFeedback(
  services: Services,
  tenancy: Tenancy,
  assignment: Assignment,
  attempt: Submission,
): Promise<ReleasedFeedback | null> {
  const { state, release, rubricVersionId } = attempt;
  if (state !== 'released' || release === null) return null;
  const version = await findRubricVersion(services.db, tenancy, rubricVersionId ?? assignment.rubricVersionId);
  if (!version) return null;
  const approver = shownApprover(services.config, release.approvedByName);
  const wrote = await whoWrote(services, tenancy, { ...attempt, release });
  return { release, rubric: version.rubric, approver, ...wrote };
}
