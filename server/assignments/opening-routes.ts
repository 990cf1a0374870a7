import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { parseForm } from '../http/parse.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { openToStudents } from './open-to-students.ts';

/** The button that opens an assignment to students, for those who may set it up. */
export function openingRoutes(services: Services): Router {
  const routes = Router();
  routes.post('/assignment/open', allow('instructor', 'designer'), (req, res) => open(services, req, res));
  return routes;
}

/** `assignment`: another one of the course than the link's own. */
const formSchema = z.object({ assignment: z.string().max(100).optional() });

async function open(services: Services, req: Request, res: Response): Promise<void> {
  const { tenancy, linkId, base, person: by } = visitOf(res);
  const { assignment: id = null } = parseForm(formSchema, req.body ?? {});
  await openToStudents(services, { tenancy, linkId, id, by });
  const there = id === null ? 'assignment/ready' : `queue?${new URLSearchParams({ scope: 'course', assignment: id })}`;
  res.redirect(303, `${base}/${there}`);
}
