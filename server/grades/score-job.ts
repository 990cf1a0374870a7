import type { Connection } from 'mongoose';
import type { JobKind } from '../jobs/lease.ts';
import { gradebookCellModel } from './gradebook-cell-model.ts';
import type { GradebookCell } from './gradebook-cell.ts';

/** How the `deliver-score` job is leased on a cell. 40 attempts with back-off outlast about three hours of outage. */
export function scoreJobKind(db: Connection): JobKind<GradebookCell> {
  return {
    name: 'deliver-score',
    about: 'cell',
    model: gradebookCellModel(db),
    where: {},
    leaseMs: 20_000,
    longestMs: 5 * 60_000,
    maxAttempts: 40,
    onClaim: {},
    onHandBack: {},
    onDead: { trouble: 'gave-up' },
  };
}
