import type { GradebookDesk, GradebookNotice } from '../reviews/gradebook-notice.ts';
import type { Services } from '../services.ts';
import type { GradebookCell, WantedScore } from './gradebook-cell.ts';
import { listCells, listTroubled } from './gradebook-repository.ts';

/** Tells the desk how scores fare. */
export function gradebookDesk({ db }: Pick<Services, 'db'>): GradebookDesk {
  return {
    noticesOf: async (tenancy, works) => {
      const cells = await listCells(db, tenancy, works);
      const notices = cells.flatMap((cell) => (cell.wanted ? [noticeOf(cell, cell.wanted)] : []));
      return new Map(notices.map((notice) => [notice.submissionId, notice]));
    },
    handInsOf: async (tenancy, works) => {
      const cells = await listCells(db, tenancy, works);
      return new Map(cells.flatMap(handInOf));
    },
    troubled: (tenancy, assignmentId) => listTroubled(db, tenancy, assignmentId),
  };
}

/** Told by a running job it may still arrive; what waits, or has arrived, is nobody's concern. */
function handInOf({ handIn, job }: GradebookCell): [string, 'unsure' | 'untold'][] {
  if (!handIn || handIn.is === 'due' || handIn.is === 'told') return [];
  return handIn.is === 'unsure' && job.status === 'running' ? [] : [[handIn.submissionId, handIn.is]];
}

/** Total: every cell that wants a score tells one thing. */
function noticeOf(cell: GradebookCell, wanted: WantedScore): GradebookNotice {
  const { submissionId } = wanted;
  const sentAt = cell.sent?.timestamp ?? null;
  if (cell.trouble !== null) return { submissionId, state: 'trouble', trouble: troubleOf(cell.trouble, cell), sentAt };
  const arrived = cell.sent?.submissionId === submissionId && cell.sent.release === wanted.release;
  if (arrived && cell.job.status === 'none') return { submissionId, state: 'sent', trouble: null, sentAt };
  if (cell.job.error !== null) return { submissionId, state: 'retrying', trouble: cell.lastAnswer ?? null, sentAt };
  return { submissionId, state: 'waiting', trouble: null, sentAt };
}

/** Moodle answers 500 for a locked column, again and again: what a person must do about it is another thing. */
function troubleOf(trouble: string, { lastAnswer }: GradebookCell): string {
  return trouble === 'gave-up' && lastAnswer === 'platform-500' ? 'locked' : trouble;
}
