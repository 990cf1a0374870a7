import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { parseForm } from '../../http/parse.ts';
import { allow, visitOf } from '../../http/session.ts';
import { ALLOWED, allowedByAdmins, type Allowed } from '../../llm/choice/reader-rule.ts';
import { findReaderRules } from '../../llm/choice/reader-rule-repository.ts';
import type { Services } from '../../services.ts';
import { setReaderRule } from '../set-reader-rule.ts';

/** Where teachers narrow down which models may read in their course. They cannot widen it: the strictest rule wins. */
export function narrowRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/course-readers', allow('instructor'), (req, res) => show(services, req, res));
  routes.post('/course-readers', allow('instructor'), async (req, res) => {
    const { allowed } = parseForm(form, req.body);
    const { tenancy, person, base } = visitOf(res);
    await setReaderRule(services, { owner: { scope: 'teacher', ...tenancy }, allowed, by: person.id });
    res.redirect(303, `${base}/course-readers?saved`);
  });
  return routes;
}

const form = z.object({ allowed: z.enum(ALLOWED) });

async function show({ db }: Services, req: Request, res: Response): Promise<void> {
  const { tenancy, base } = visitOf(res);
  const rules = await findReaderRules(db, tenancy);
  const outer = allowedByAdmins(rules);
  const chosen = choices(outer).includes(rules.teacher?.allowed ?? 'cloud')
    ? (rules.teacher?.allowed ?? 'cloud')
    : 'cloud';
  res.render('narrow/narrow', {
    titleKey: 'readers:narrow.title',
    ...{ base, saved: 'saved' in req.query, outerKey: `readers:kind.${outer}.name` },
    choices: choices(outer).map((allowed) => ({ allowed, ...wordsOf(allowed), chosen: allowed === chosen })),
  });
}

/** As the admins have it, and everything stricter. */
function choices(outer: Allowed): Allowed[] {
  const stricter = ALLOWED.slice(0, ALLOWED.indexOf(outer));
  return ['cloud', ...stricter.toReversed()];
}

function wordsOf(allowed: Allowed) {
  if (allowed === 'cloud') return { nameKey: 'readers:narrow.asAllowed', hintKey: 'readers:narrow.asAllowedHint' };
  return { nameKey: `readers:kind.${allowed}.name`, hintKey: `readers:narrow.${allowed}Hint` };
}
