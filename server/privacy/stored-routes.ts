import { Router } from 'express';
import { localeOf } from '../http/page-language.ts';
import { allow, visitOf } from '../http/session.ts';
import { allowedIn } from '../llm/choice/reader-rule.ts';
import { findReaderRules } from '../llm/choice/reader-rule-repository.ts';
import { readNoticeView } from '../notices/notice-view.ts';
import type { Services } from '../services.ts';
import { mapView } from './map-view.ts';
import { endView } from './retention/end-view.ts';
import { findCourseEnd } from './retention/list-course-ends.ts';

/** What the data map says to whoever it is about, in plain words. */
export function storedRoutes(services: Services): Router {
  const routes = Router();
  routes.get('/stored', allow('student', 'instructor', 'designer', 'none'), async (_req, res) => {
    const { role, base, tenancy } = visitOf(res);
    const of = role === 'instructor' || role === 'designer' ? 'teacher' : 'student';
    const end = endView(await findCourseEnd(services, tenancy));
    const readers = `readers:kind.${allowedIn(await findReaderRules(services.db, tenancy))}.name`;
    const notice = of === 'student' ? await readNoticeView(services.db, localeOf(res)) : null;
    res.render('privacy/stored', { titleKey: 'data:storedTitle', base, end, readers, notice, ...mapView([of]) });
  });
  return routes;
}
