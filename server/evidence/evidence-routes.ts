import { Router, type Response } from 'express';
import { recordAct } from '../audit/record-act.ts';
import { allow, visitOf } from '../http/session.ts';
import type { Services } from '../services.ts';
import { findWhose } from '../submissions/submission-repository.ts';
import { collectEvidence } from './collect-evidence.ts';
import { evidencePage } from './evidence-page.ts';

/** One submission's evidence pack for its course's teachers: `?as=json`, or one HTML file. */
export function evidenceRoutes(services: Services): Router {
  const router = Router();
  router.get('/review/:submissionId/evidence', allow('instructor'), async (req, res) => {
    const { tenancy, person } = visitOf(res);
    const submissionId = String(req.params['submissionId']);
    const command = { tenancy, submissionId, viewer: person.id, by: 'system' };
    const evidence = await collectEvidence(services, command);
    const whose = await findWhose(services.db, tenancy, submissionId);
    const { platformId, courseId } = tenancy;
    await recordAct(services, {
      ...{ chain: { platformId, courseId }, kind: 'evidence-taken', actor: { platformId, personId: person.id } },
      ...{ subject: whose && { platformId, personId: whose.personId }, attempt: submissionId, facts: {} },
    });
    if (req.query['as'] === 'json') send(res, submissionId, 'json', JSON.stringify(evidence, null, 2));
    else send(res, submissionId, 'html', evidencePage(evidence));
  });
  return router;
}

/** Always a file to keep: nothing of it is shown on our own origin. */
function send(res: Response, id: string, as: 'html' | 'json', text: string): void {
  res.set('Cache-Control', 'no-store').attachment(`evidence-${id}.${as}`).type(as).send(text);
}
