import { Router } from 'express';
import { allow, visitOf } from '../http/session.ts';
import type { Words } from '../http/words.ts';
import type { Services } from '../services.ts';
import { sendEvidence } from './send-evidence.ts';
import { takeEvidence } from './take-evidence.ts';

/** One submission's evidence pack for its course's teachers: `?as=json`, or one HTML file in their language. */
export function evidenceRoutes(services: Services, words: Words): Router {
  const router = Router();
  router.get('/review/:submissionId/evidence', allow('instructor'), async (req, res) => {
    const { tenancy, person, locale } = visitOf(res);
    const actor = { platformId: tenancy.platformId, personId: person.id };
    const evidence = await takeEvidence(services, { tenancy, submissionId: String(req.params['submissionId']), actor });
    sendEvidence(res, evidence, { as: req.query['as'], words, locale });
  });
  return router;
}
