import type { Connection } from 'mongoose';
import { gradebookCellModel } from './gradebook-cell-model.ts';
import type { GradebookCell } from './gradebook-cell.ts';
import { TROUBLED } from './gradebook-repository.ts';

export type PlatformScores = {
  lastSentAt: Date | null;
  troubled: number;
  /** Due, and not with the LMS yet. `oldestAt`: since when the first of them is; null where that is not known. */
  unsent: { count: number; oldestAt: Date | null };
};

/** How scores to one LMS go, over all its courses; for the site's admin. */
export async function readPlatformScores(db: Connection, platformId: string): Promise<PlatformScores> {
  const cells = gradebookCellModel(db);
  const [last, troubled, [unsent]] = await Promise.all([
    cells
      .findOne({ platformId, 'sent.timestamp': { $gt: new Date(0) } }, { 'sent.timestamp': 1 })
      .sort({ 'sent.timestamp': -1 })
      .hint('last_sent')
      .lean<Pick<GradebookCell, 'sent'>>(),
    cells.countDocuments({ platformId, ...TROUBLED }),
    cells
      .aggregate<PlatformScores['unsent']>([
        { $match: { 'job.status': { $in: DUE }, platformId, wanted: { $ne: null }, scoreDue: { $ne: false } } },
        { $group: { _id: null, count: { $sum: 1 }, oldestAt: { $min: '$wantedAt' } } },
        { $project: { _id: 0 } },
      ])
      .hint('stranded'),
  ]);
  return { lastSentAt: last?.sent?.timestamp ?? null, troubled, unsent: unsent ?? { count: 0, oldestAt: null } };
}

const DUE = ['waiting', 'running', 'dead'];
