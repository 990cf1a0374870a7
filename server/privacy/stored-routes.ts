import { Router } from 'express';
import { allow, visitOf } from '../http/session.ts';
import { mapView } from './map-view.ts';

/** What the data map says to whoever it is about, in plain words. */
export function storedRoutes(): Router {
  const routes = Router();
  routes.get('/stored', allow('student', 'instructor', 'designer', 'none'), (_req, res) => {
    const { role, base } = visitOf(res);
    const of = role === 'instructor' || role === 'designer' ? 'teacher' : 'student';
    res.render('privacy/stored', { titleKey: 'data:storedTitle', base, ...mapView([of]) });
  });
  return routes;
}
