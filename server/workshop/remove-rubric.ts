import { recordShelfAct } from './record-shelf-act.ts';
import { AppError } from '../errors.ts';
import type { Services } from '../services.ts';
import { requireOwnRubric } from './find-rubric.ts';
import { countOnShelf, findOnOwnShelf, setRemoved } from './library-rubric-repository.ts';
import { MOST_ON_SHELF, type Patron } from './library-rubric.ts';

/** Takes a rubric of one's own or of the course out; assignments that use it keep it. Throws like `requireOwnRubric`. */
export async function removeRubric(
  services: Pick<Services, 'db' | 'rubrics' | 'clock'>,
  { patron, id }: { patron: Patron; id: string },
): Promise<void> {
  const { db, clock } = services;
  const own = await findOnOwnShelf(db, patron.tenancy, patron.personId, id);
  const shelf = own ?? (await requireOwnRubric(services, patron, id));
  if (shelf.removedAt !== null) return;
  await recordShelfAct(services, patron, 'removed', shelf);
  await setRemoved(db, { id, shelf, removedAt: clock.now() });
}

/**
 * Puts it back; `full` when its shelf has filled meanwhile. Throws AppError `rubric-not-found` (404) when it is none of
 * theirs, or is swept away.
 */
export async function restoreRubric(
  services: Pick<Services, 'db' | 'clock'>,
  { patron, id }: { patron: Patron; id: string },
): Promise<'restored' | 'full'> {
  const { db } = services;
  const shelf = await findOnOwnShelf(db, patron.tenancy, patron.personId, id);
  if (!shelf) throw new AppError('rubric-not-found', { status: 404 });
  if (shelf.removedAt === null) return 'restored';
  if ((await countOnShelf(db, shelf)) >= MOST_ON_SHELF) return 'full';
  await recordShelfAct(services, patron, 'restored', shelf);
  await setRemoved(db, { id, shelf, removedAt: null });
  return 'restored';
}
