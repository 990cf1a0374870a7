import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { localeOf } from '../../http/page-language.ts';
import { parseForm } from '../../http/parse.ts';
import { allow, visitOf } from '../../http/session.ts';
import { readNoticeView } from '../../notices/notice-view.ts';
import type { Services } from '../../services.ts';
import { findNever, type NeverOwner } from './never-repository.ts';
import { setNever } from './set-never.ts';

/** The student's page of who may read their work, below `/l/:launchId`. */
export function neverRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/readers', allow('student'), (req, res) => show(services, req, res));
  routes.post('/readers', allow('student'), (req, res) => choose(services, req, res));
  return routes;
}

const CHOICES = ['asked', 'course', 'everywhere'] as const;
const form = z.object({ choice: z.enum(CHOICES) });

async function choose(services: Services, req: Request, res: Response): Promise<void> {
  const { choice } = parseForm(form, req.body);
  await setNever(services, { owner: ownerOf(res), choice, by: visitOf(res).person.id });
  res.redirect(303, `${visitOf(res).base}/readers?saved`);
}

async function show({ db }: Services, req: Request, res: Response): Promise<void> {
  const rule = await findNever(db, ownerOf(res));
  const stands = rule === null ? 'asked' : rule.courseId === null ? 'everywhere' : 'course';
  const choices = CHOICES.map((choice) => ({
    ...{ choice, nameKey: `readers:never.${choice}.name`, hintKey: `readers:never.${choice}.hint` },
    chosen: choice === stands,
  }));
  const { base } = visitOf(res);
  const notice = await readNoticeView(db, localeOf(res));
  const view = { titleKey: 'readers:never.title', base, choices, notice, saved: 'saved' in req.query };
  res.render('submissions/never', view);
}

function ownerOf(res: Response): NeverOwner {
  const { tenancy, person } = visitOf(res);
  return { ...tenancy, personId: person.id };
}
