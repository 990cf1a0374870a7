import { Router } from 'express';
import { z } from 'zod';
import type { LmsContext } from '../lms-context.ts';
import { registerTool, registrationInitiation } from '../register-tool.ts';
import { showProblem, signedInPage, visitorName, type Visit } from './page-access.ts';

/** Where an administrator registers a tool: in a frame, as Moodle does it, or without showing the tool's page. */
export function adminRoutes(lms: LmsContext): Router {
  const router = Router();
  router.get('/admin/tools', adminPage(lms, showTools));
  router.post('/admin/tools', adminPage(lms, addTool));
  return router;
}

function adminPage(lms: LmsContext, page: (visit: Visit) => Promise<void>) {
  return signedInPage(lms, async (visit) => {
    if (visit.person.admin) await page(visit);
    else showProblem(visit, 403, 'Administrators only', 'Choose an administrator on the first page to do this.');
  });
}

async function showTools(visit: Visit): Promise<void> {
  await renderTools(visit, { status: 200, frame: null, problem: null, registrationUrl: '' });
}

const addToolForm = z.object({ registrationUrl: z.url({ protocol: /^https?$/ }), how: z.enum(['frame', 'direct']) });

async function addTool(visit: Visit): Promise<void> {
  const form = addToolForm.safeParse(visit.request.body);
  if (!form.success) {
    const typed = z.object({ registrationUrl: z.string() }).safeParse(visit.request.body).data?.registrationUrl ?? '';
    const problem = 'That is no web address. Paste the whole registration link, beginning with http.';
    await renderTools(visit, { status: 400, frame: null, problem, registrationUrl: typed });
    return;
  }
  const { registrationUrl, how } = form.data;
  if (how === 'direct') await registerNow(visit, registrationUrl);
  else await showFrame(visit, registrationUrl);
}

async function registerNow(visit: Visit, registrationUrl: string): Promise<void> {
  try {
    await registerTool(visit.lms, registrationUrl);
    visit.response.redirect(303, '/admin/tools');
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    await renderTools(visit, { status: 502, frame: null, problem, registrationUrl });
  }
}

async function showFrame(visit: Visit, registrationUrl: string): Promise<void> {
  const { url } = await registrationInitiation(visit.lms, registrationUrl);
  await renderTools(visit, { status: 200, frame: url, problem: null, registrationUrl });
}

type ToolsPage = { status: number; frame: string | null; problem: string | null; registrationUrl: string };

async function renderTools({ lms, person, response }: Visit, { status, ...page }: ToolsPage): Promise<void> {
  const tools = await lms.store.tools.find({}).toArray();
  const listed = tools.map(({ name, domain, clientId, _id }) => ({ name, domain, clientId, deploymentId: _id }));
  const data = { title: 'External tools', visitor: visitorName(person), tools: listed, ...page };
  response.status(status).send(lms.views.render('tools', data));
}
