import type { Page } from 'playwright-core';
import { submissionModel } from '../../../server/submissions/submission-model.ts';
import { watchShifts } from '../../support/layout-shift.ts';
import type { BenchDesk } from './open-class.ts';

/** How much the open queue moves by itself while thirty drafts arrive, the last of them included. */
export async function measureShift({ services: { db }, origin, visit }: BenchDesk, page: Page): Promise<number> {
  const works = submissionModel(db);
  const waiting = await works.find({ state: 'with-teacher' }, { _id: 1 }).sort({ _id: 1 }).limit(30).lean();
  const ids = waiting.map(({ _id }) => _id);
  await works.updateMany({ _id: { $in: ids } }, { $set: { state: 'queued' } });
  await page.goto(`${origin}${visit.path}/queue`, { waitUntil: 'networkidle' });
  const shifted = await watchShifts(page);
  for (const arrived of [1, 12, 30]) {
    await works.updateMany({ _id: { $in: ids.slice(0, arrived) } }, { $set: { state: 'with-teacher' } });
    await page.getByRole('link', { name: new RegExp(`^${String(arrived)} more`) }).waitFor({ timeout: 30_000 });
  }
  return shifted();
}
