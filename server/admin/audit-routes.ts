import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { listEntries } from '../audit/entry-repository.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { AppError } from '../errors.ts';
import { sendEvidence } from '../evidence/send-evidence.ts';
import { takeEvidence } from '../evidence/take-evidence.ts';
import { localeOf } from '../http/page-language.ts';
import { parseForm } from '../http/parse.ts';
import type { Words } from '../http/words.ts';
import type { Services } from '../services.ts';
import { findHandedInAnywhere } from '../submissions/submission-repository.ts';
import { findPseudonym, listChains } from './audit-report.ts';
import { auditView } from './audit-view.ts';

/**
 * The audit chains: what they hold, whether anybody tampered with them, and the evidence pack of one submission. Mounted
 * behind the admin's session.
 */
export function auditRoutes(services: Services, words: Words): Router {
  const routes = Router();
  routes.get('/', (req, res) => showAudit(services, req, res));
  routes.post('/verify', async (_req, res) => {
    await verifyAudit(services, { chain: null, by: String(res.locals['admin']) });
    res.redirect(303, '/admin/audit?done=verified');
  });
  routes.get('/evidence', async (req, res) => {
    const { work, as } = parseForm(evidenceSchema, req.query);
    const found = await findHandedInAnywhere(services.db, work);
    if (!found) throw new AppError('not-handed-in', { status: 404 });
    const { platformId, courseId } = found;
    const actor = String(res.locals['admin']);
    const evidence = await takeEvidence(services, { tenancy: { platformId, courseId }, submissionId: work, actor });
    sendEvidence(res, evidence, { as, words, locale: localeOf(res) });
  });
  return routes;
}

const MOST_ENTRIES = 200;

const text = z.string().trim().max(300).catch('');
const evidenceSchema = z.object({ work: text, as: z.enum(['html', 'json']).catch('html') });

const querySchema = z.object({
  ...{ chain: text, kind: text, person: text },
  since: z.iso.date().or(z.literal('')).catch(''),
  done: z.literal('verified').nullable().catch(null),
});

async function showAudit(services: Services, req: Request, res: Response): Promise<void> {
  const { done, ...asked } = parseForm(querySchema, req.query);
  const person = asked.person === '' ? null : await findPseudonym(services, asked.person);
  const since = asked.since === '' ? null : new Date(asked.since);
  const wanted = { chain: asked.chain, kind: asked.kind, person, since };
  const [chains, entries] = await Promise.all([listChains(services), listEntries(services.db, wanted, MOST_ENTRIES)]);
  res.render('admin/audit', auditView({ chains, entries, asked, done: done !== null, most: MOST_ENTRIES }));
}
