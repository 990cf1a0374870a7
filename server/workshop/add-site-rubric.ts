import { recordSiteAct } from '../audit/record-act.ts';
import { randomUUID } from 'node:crypto';
import type { Rubric } from '../rubrics/rubric.ts';
import type { Services } from '../services.ts';
import { keepLibraryRubric, listSiteRubrics } from './library-rubric-repository.ts';
import { SITE_SHELF } from './library-rubric.ts';
import { overwriteRubric } from './overwrite-rubric.ts';

/**
 * Puts a rubric where every course of the installation may choose it; for its admin alone. One with the same
 * `rubric.id` is `taken`, or replaced where that is wanted: its uses go on being counted.
 */
export async function addSiteRubric(
  services: Pick<Services, 'db' | 'clock'>,
  { by, rubric, replace }: { by: string; rubric: Rubric; replace: boolean },
): Promise<{ kind: 'added' | 'replaced'; id: string } | { kind: 'taken' | 'full' | 'changed-meanwhile' }> {
  const same = (await listSiteRubrics(services.db)).find((one) => one.rubric.id === rubric.id);
  if (same && !replace) return { kind: 'taken' };
  if (same) {
    await recordSiteAct(services, by, 'site-rubric', { act: 'replaced', rubric: same._id });
    const written = await overwriteRubric(services, same, { seenAt: same.updatedAt, rubric });
    return written ? { kind: 'replaced', id: same._id } : { kind: 'changed-meanwhile' };
  }
  const now = services.clock.now();
  const made = { createdBy: by, createdByName: null, createdAt: now, updatedAt: now, removedAt: null };
  const kept = { _id: randomUUID(), ...SITE_SHELF, rubric, ...made };
  await recordSiteAct(services, by, 'site-rubric', { act: 'added', rubric: kept._id });
  return (await keepLibraryRubric(services.db, kept)) === 'full' ? { kind: 'full' } : { kind: 'added', id: kept._id };
}
