import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { findRubricVersion } from '../assignments/assignment-repository.ts';
import { localeOf } from '../http/page-language.ts';
import { parseForm } from '../http/parse.ts';
import { allow, visitOf } from '../http/session.ts';
import { whoReads } from '../llm/choice/who-reads.ts';
import { readNoticeView } from '../notices/notice-view.ts';
import type { Services } from '../services.ts';
import { checkView } from './check-view.ts';
import { keepSelfAssessment } from './keep-self-assessment.ts';
import { findNever } from './never/never-repository.ts';
import { resumeReading } from './read-stored-file.ts';
import { redactWork } from './redact-work.ts';
import { missingSelf } from './self-assessment.ts';
import { selfFormSchema } from './self-form.ts';
import { selfView } from './self-view.ts';
import { attemptOf, findOpenStanding, type FoundStanding } from './student-work.ts';
import { submitWork } from './submit-work.ts';
import type { Submission } from './submission.ts';
import { askAgain, authorOf, taskOf } from './work-page.ts';

/** The last look at a work, with what the readers will see of it, and handing it in. */
export function handInRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/work/check', allow('student'), (_req, res) => showCheck(services, res));
  routes.post('/work/submit', allow('student'), (req, res) => submit(services, req, res));
  return routes;
}

/** `refused`: it could not be handed in, because levels of the student's own are missing. */
async function showCheck(services: Services, res: Response, refused = false): Promise<void> {
  const { base, tenancy } = visitOf(res);
  const found = await findOpenStanding(services, authorOf(res));
  const attempt = await attemptOf(services, authorOf(res), found);
  if (attempt.state !== 'composing') {
    res.redirect(303, `${base}/feedback`);
    return;
  }
  resumeReading(services, tenancy, attempt);
  const redaction = await redactWork(services, attempt);
  const task = await taskOf(services, res, found);
  const self = await selfOf(services, found, attempt, refused);
  const who = await whoReads(services, tenancy);
  const view = checkView(task, base, {
    attempt,
    redaction,
    who,
    never: (await findNever(services.db, attempt)) !== null,
    self,
  });
  if (view.reading) askAgain(res);
  res.render('submissions/check', { ...view, notice: await readNoticeView(services.db, localeOf(res)) });
}

async function selfOf({ db }: Services, { assignment }: FoundStanding, attempt: Submission, refused: boolean) {
  if (!assignment.selfAssessment) return null;
  const version = await findRubricVersion(db, attempt, assignment.rubricVersionId);
  const chosen = attempt.selfAssessment;
  const missing = refused && version ? missingSelf(version.rubric, chosen) : [];
  return selfView(assignment.selfAssessment, version?.rubric ?? null, { chosen, missing });
}

const submitForm = z.object({
  act: z.string().optional(),
  teacherOnly: z.string().optional(),
  seen: z.iso.datetime().optional(),
  notice: z.string().optional(),
});

async function submit(services: Services, req: Request, res: Response): Promise<void> {
  // A checkbox is there or not; whatever it says, being there means yes.
  const form = parseForm(submitForm, req.body);
  const seen = { seen: form.seen ? new Date(form.seen) : null, notice: form.notice ?? null };
  const wish = { teacherOnly: form.teacherOnly !== undefined, ...seen };
  const chosen = parseForm(selfFormSchema, req.body ?? {});
  if (chosen) await keepSelfAssessment(services, { ...authorOf(res), chosen });
  if (form.act === 'keep') {
    res.redirect(303, `${visitOf(res).base}/work`);
    return;
  }
  const { kind } = await submitWork(services, { ...authorOf(res), ...wish });
  if (kind === 'self-assessment-missing') {
    res.status(422);
    await showCheck(services, res, true);
    return;
  }
  const next = kind === 'still-reading' || kind === 'changed-since-seen' ? 'work/check' : 'feedback';
  res.redirect(303, `${visitOf(res).base}/${next}`);
}
