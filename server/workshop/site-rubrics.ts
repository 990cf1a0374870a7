import { recordSiteAct } from '../audit/record-act.ts';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import { findSiteRubric, setRemoved } from './library-rubric-repository.ts';
import { SITE_SHELF, type LibraryRubric } from './library-rubric.ts';

/** A rubric of the site; for its admin. Throws AppError `rubric-not-found` (404). */
export async function requireSiteRubric({ db }: Pick<Services, 'db'>, id: string): Promise<LibraryRubric> {
  const found = await findSiteRubric(db, id);
  if (found?.removedAt !== null) throw new AppError('rubric-not-found', { status: 404 });
  return found;
}

/** Takes one out of every course's choice, or puts it back; assignments that use it keep it. Throws likewise. */
export async function moveSiteRubric(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { id, removed, by }: { id: string; removed: boolean; by: string },
): Promise<void> {
  await recordSiteAct({ db, clock }, by, 'site-rubric', { act: removed ? 'removed' : 'restored', rubric: id });
  const removedAt = removed ? clock.now() : null;
  if (!(await setRemoved(db, { id, shelf: SITE_SHELF, removedAt })))
    throw new AppError('rubric-not-found', { status: 404 });
}
