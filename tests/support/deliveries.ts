import { AppError } from '../../server/errors.ts';
import { deliverScore } from '../../server/grades/deliver-score.ts';
import { gradebookCellModel } from '../../server/grades/gradebook-cell-model.ts';
import type { GradebookCell } from '../../server/grades/gradebook-cell.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { scoreJobKind } from '../../server/grades/score-job.ts';
import { claimJob, failJob } from '../../server/jobs/lease.ts';
import { reviewForm, seedWork, type Desk } from './desk.ts';

/** What a desk's tests about scores do over and over: release, claim, deliver. */
export function deliveriesOf(desk: () => Desk) {
  const kind = () => scoreJobKind(desk().services.db);
  const claim = () => claimJob(kind(), desk().clock.now());
  return {
    claim,
    cells: () => gradebookCellModel(desk().services.db).find().lean<GradebookCell[]>(),
    /** Approves work through the desk and lets the undo time pass. */
    release: async (overrides: Parameters<typeof seedWork>[1] = {}, form: Record<string, string> = {}) => {
      const { _id } = await seedWork(desk(), overrides);
      await desk().post(desk().teacher, `/review/${_id}/approve`, reviewForm(form)).expect(303);
      desk().clock.add(60_000);
      await releaseDue(desk().services);
      return _id;
    },
    /** Runs what is due once, as the worker does; a failure is put back for later. */
    deliver: async (): Promise<'nothing' | 'done' | AppError> => {
      const cell = await claim();
      if (!cell) return 'nothing';
      try {
        await deliverScore(desk().services, cell, calm);
        return 'done';
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const retryAt = new Date(desk().clock.now().getTime() + 5000);
        await failJob(kind(), cell, { error: error.code, retryAt });
        return error;
      }
    },
  };
}

/** The signal of a worker that nobody stops. */
export const calm = new AbortController().signal;
