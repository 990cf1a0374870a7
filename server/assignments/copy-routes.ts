import { Router, type Response } from 'express';
import { allow, visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { findAssignmentByLink } from './assignment-repository.ts';
import { duplicateAssignment } from './duplicate-assignment.ts';
import { findCopySource, type CopySource } from './find-copy-source.ts';

/** Where a teacher lands who opens a link that came with a copied course, and nobody has decided about it. */
export function copyRoutes(services: Services): Router {
  const router = Router();
  const setters = allow('instructor', 'designer');
  router.get('/copy', setters, (_req, res) => showCopy(services, res));
  router.post('/copy', setters, (_req, res) => copy(services, res));
  return router;
}

async function showCopy(services: Services, res: Response): Promise<void> {
  const { base, tenancy, linkId, person } = visitOf(res);
  const standing = await findAssignmentByLink(services.db, tenancy, linkId);
  const source = standing ? null : await findCopySource(services, { tenancy, linkId, personId: person.id });
  if (source) res.render('assignments/copy', copyView(base, source, services.clock.now()));
  else res.redirect(303, `${base}/assignment`);
}

async function copy(services: Services, res: Response): Promise<void> {
  const { base, tenancy, linkId, person } = visitOf(res);
  await duplicateAssignment(services, { tenancy, linkId, by: person });
  res.redirect(303, `${base}/assignment/ready`);
}

function copyView(base: string, { assignment, courseTitle, sameCourse, taught }: CopySource, now: Date) {
  const { title, dueAt } = assignment;
  return {
    titleKey: 'assignments:copy.title',
    context: title,
    base,
    title,
    courseTitle: sameCourse ? null : courseTitle,
    sameCourse,
    taught,
    dueDropped: dueAt !== null && dueAt <= now,
  };
}
