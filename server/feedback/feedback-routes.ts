import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { findRubricVersion, findSharedAssignment } from '../assignments/assignment-repository.ts';
import type { Assignment } from '../assignments/assignment.ts';
import { parseForm } from '../http/parse.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { findPlaceInLine } from '../reviews/place-in-line.ts';
import { standingOf } from '../submissions/attempts.ts';
import { assignmentFor } from '../submissions/student-work.ts';
import { listAttempts } from '../submissions/submission-repository.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Tenancy } from '../tenancy.ts';
import { shownApprover } from '../grades/shown-approver.ts';
import { feedbackView } from './feedback-view.ts';
import type { ReleasedFeedback } from './released-view.ts';
import { replyFormSchema } from './reply-form.ts';
import type { RefusedReply } from './reply-view.ts';
import { findOwn, hasNewer, sendReply } from './send-reply.ts';
import { whoWrote } from './who-wrote.ts';

/** The student's page under `/l/:launchId`: where my work is, what my teacher says of it, and what I say back. */
export function feedbackRoutes(services: Services): Router {
  const router = Router();
  router.get('/feedback', allow('student'), async (req, res) => {
    const asked = querySchema.safeParse(req.query);
    await feedbackPage(services, res, { attempt: asked.success ? asked.data.attempt : null, refused: null });
  });
  router.post('/feedback/reply', allow('student'), async (req, res) => takeReply(services, req, res));
  return router;
}

type Wanted = { attempt: number | null; refused: RefusedReply | null };

async function feedbackPage(services: Services, res: Response, { attempt: wanted, refused }: Wanted): Promise<void> {
  const visit = visitOf(res);
  const { tenancy, linkId, person, base } = visit;
  const assignment = await findSharedAssignment(services.db, tenancy, linkId);
  if (!assignment) {
    res.redirect(303, `${base}/work`);
    return;
  }
  const all = await listAttempts(services.db, tenancy, { assignmentId: assignment._id, personId: person.id });
  const attempts = all.filter(({ state }) => state !== 'composing');
  // The one asked for, or the newest.
  const attempt = attempts.find((one) => one.attempt === wanted) ?? attempts.at(-1) ?? null;
  if (!attempt) {
    res.redirect(303, `${base}/work`);
    return;
  }
  const released = await releasedFeedback(services, tenancy, assignment, attempt);
  const standing = standingOf(await assignmentFor(services, assignment, { tenancy, personId: person.id }), all);
  const again = standing.kind === 'handed-in' && standing.mayStart;
  const nameOf = (name: string | null) => shownApprover(services.config, name);
  const ground = { attempt, assignment, newerAttempt: hasNewer(all, attempt), now: services.clock.now() };
  const replying = { ground, refused, nameOf };
  const line = await findPlaceInLine(services, attempt);
  const page = { visit, assignment, attempt, attempts, mayTryAgain: again, nameOf, released, replying, line };
  res.render('feedback/feedback', feedbackView(page));
}

/** Nothing typed is lost: what cannot be taken stands in its form again, with what to do about it. */
async function takeReply(services: Services, req: Request, res: Response): Promise<void> {
  const { tenancy, person, base } = visitOf(res);
  const { submission: submissionId, release, point: pointId, kind = null, text } = parseForm(replyFormSchema, req.body);
  const said = { release, pointId, text };
  if (kind === null) {
    const { attempt } = await findOwn(services, { tenancy, personId: person.id, submissionId });
    res.status(422);
    await feedbackPage(services, res, { attempt, refused: { said: { ...said, kind }, reason: 'kind-missing' } });
    return;
  }
  const command = { tenancy, personId: person.id, submissionId, said: { ...said, kind } };
  const outcome = await sendReply(services, command);
  if (outcome.kind === 'sent') {
    const anchor = await pointAnchor(services, command);
    res.redirect(303, `${base}/feedback?attempt=${outcome.attempt}${anchor}`);
    return;
  }
  const { reason, attempt } = outcome;
  res.status(reason.startsWith('words-') ? 422 : 409);
  await feedbackPage(services, res, { attempt, refused: { said: command.said, reason } });
}

const querySchema = z.object({ attempt: z.coerce.number().int().min(1) });

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

/** Back to the point it was said to, where what was said stands now. */
async function pointAnchor(services: Services, command: Parameters<typeof sendReply>[1]): Promise<string> {
  const { release } = await findOwn(services, command);
  const at = release?.final.points.findIndex(({ id }) => id === command.said.pointId) ?? -1;
  return at < 0 ? '' : `#point-${at + 1}`;
}
