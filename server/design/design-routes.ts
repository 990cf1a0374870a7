import { Router } from 'express';
import { designView } from './design-view.ts';

/** The design system on one page, for whoever works on it; `app.ts` leaves it out in production. */
export function designRoutes(): Router {
  const router = Router();
  router.get('/', (_req, res) => res.render('design/design', designView()));
  return router;
}
