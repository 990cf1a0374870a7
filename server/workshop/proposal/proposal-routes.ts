import { randomBytes } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { parseForm } from '../../http/parse.ts';
import { allow, visitOf } from '../../http/session.ts';
import type { Visit } from '../../http/visit.ts';
import { parseRubric } from '../../rubrics/parse-rubric.ts';
import { whoReads } from '../../llm/choice/who-reads.ts';
import type { Services } from '../../services.ts';
import { createLibraryRubric } from '../create-library-rubric.ts';
import { patronOf } from '../library-rubric.ts';
import { proposalView, type ProposalPage } from './proposal-view.ts';
import { proposeRubric } from './propose-rubric.ts';

/** What the visit's assignment asks of students; null before it is set up. */
export type FindTask = (visit: Visit) => Promise<{ title: string; task: string } | null>;

/** A rubric from a task or from prose, to look at before anything is kept. */
export function proposalRoutes(services: Services, findTask: FindTask): Router {
  const routes = Router();
  routes.use('/rubrics/propose', allow('instructor', 'designer'));
  routes.get('/rubrics/propose', (_req, res) => showBlank(services, findTask, res));
  routes.post('/rubrics/propose', (req, res) => propose(services, req, res));
  routes.post('/rubrics/propose/keep', (req, res) => keep(services, req, res));
  return routes;
}

/** A task and a rubric of pages and pages still fit; more is no task. */
const LONGEST_TEXT = 40_000;

const lines = (text: string) => text.replaceAll('\r\n', '\n');
const askSchema = z.object({
  how: z.enum(['task', 'prose']).catch('task'),
  title: z
    .string()
    .catch('')
    .transform((title) => title.trim().slice(0, 200)),
  text: z.string().catch('').transform(lines),
  language: z.string().trim().min(2).max(35).catch('en'),
  askId: z.string().max(64).catch(''),
});
const keepSchema = z.object({
  yaml: z.string().catch('').transform(lines),
  scope: z.enum(['personal', 'course']).catch('personal'),
});

async function showBlank(services: Services, findTask: FindTask, res: Response): Promise<void> {
  const visit = visitOf(res);
  const known = await findTask(visit);
  const typed = { how: 'task' as const, title: known?.title ?? '', text: known?.task ?? '', language: visit.locale };
  await render(services, res, { typed });
}

async function propose(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const { askId, ...typed } = parseForm(askSchema, req.body);
  const fault = faultOf(typed.text);
  if (fault) {
    await render(services, res.status(422), { typed, fault });
    return;
  }
  const { tenancy, person } = visit;
  const outcome = await proposeRubric(services, { ...typed, tenancy, personId: person.id, askId });
  if (outcome.kind !== 'proposed') res.status(outcome.kind === 'no-model' ? 422 : 503);
  await render(services, res, { typed, outcome });
}

function faultOf(text: string): string | null {
  if (text.trim() === '') return 'proposal:fault.empty';
  return text.length > LONGEST_TEXT ? 'proposal:fault.tooLong' : null;
}

/** What was looked at becomes a rubric of the library, where it is changed further. */
async function keep(services: Services, req: Request, res: Response): Promise<void> {
  const visit = visitOf(res);
  const { yaml, scope } = parseForm(keepSchema, req.body);
  const parsed = parseRubric(yaml);
  if (parsed.kind === 'refused') {
    await render(services, res.status(422), { text: { yaml, faults: parsed.faults, full: false } });
    return;
  }
  const command = { patron: patronOf(visit), name: visit.person.name, scope, rubric: parsed.rubric };
  const kept = await createLibraryRubric(services, command);
  if (kept.kind === 'kept') res.redirect(303, `${visit.base}/rubrics/${kept.id}/edit`);
  else await render(services, res.status(422), { text: { yaml, faults: [], full: true } });
}

async function render(services: Services, res: Response, page: Partial<ProposalPage>): Promise<void> {
  const { base, locale, tenancy } = visitOf(res);
  const { readers } = await whoReads(services, tenancy);
  const model = readers && !readers.generator.demonstration ? readers.generator : null;
  const blank = { typed: null, fault: null, outcome: null, text: null };
  const askId = randomBytes(12).toString('base64url');
  res.render('workshop/proposal', proposalView({ ...blank, base, locale, model, askId, ...page }));
}
