import type { Connection } from 'mongoose';
import { gradebookCellModel } from './gradebook-cell-model.ts';
import { TROUBLED } from './gradebook-repository.ts';

export type PlatformScores = { lastSentAt: Date | null; troubled: number };

/** How scores to one LMS go, over all its courses; for the site's admin. */
export async function readPlatformScores(db: Connection, platformId: string): Promise<PlatformScores> {
  const cells = gradebookCellModel(db);
  const [last, troubled] = await Promise.all([
    cells
      .findOne({ platformId, sent: { $ne: null } })
      .sort({ 'sent.timestamp': -1 })
      .lean(),
    cells.countDocuments({ platformId, ...TROUBLED }),
  ]);
  return { lastSentAt: last?.sent?.timestamp ?? null, troubled };
}
