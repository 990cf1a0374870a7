import { URGENT, waitingJob } from '../../jobs/job.ts';
import { nextRank } from '../../jobs/lease.ts';
import { whoReads, type WhoReads } from '../../llm/choice/who-reads.ts';
import type { Services } from '../../services.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Redraft } from '../../submissions/submission.ts';
import type { ReviewEdits } from '../review-content.ts';
import { conflictOf, decisionOf, findConflict, loadReviewing } from '../reviewing.ts';
import type { Conflict, ReviewCommand, Reviewing } from '../reviewing.ts';
import { editedContent, isOutdated, reviewFrom } from '../save-review.ts';
import { withoutHiddenLevels } from '../without-hidden-levels.ts';
import { storeRedraft } from './redraft-repository.ts';

/** What a teacher asks for, from the form. */
export type Ask = Pick<Redraft, 'kind' | 'pointId' | 'note'>;

/**
 * Saves what stands in the form and asks the readers once more, before the first drafts that wait. While a draft is
 * hidden only another one can be asked for.
 */
export async function askAgain(
  services: Services,
  command: ReviewCommand & { edits: ReviewEdits; ask: Ask },
): Promise<AskOutcome> {
  const reviewing = await loadReviewing(services, command.tenancy, command.submissionId);
  const edits = withoutHiddenLevels(reviewing, command.edits);
  if (isOutdated(reviewing, edits)) return { kind: 'conflict', conflict: conflictOf(reviewing.submission) };
  const content = editedContent(reviewing, edits);
  const known = content.points.some(({ id }) => id === command.ask.pointId);
  if (
    !canAskAgain(await whoReads(services, command.tenancy), reviewing) ||
    !isPossible(command.ask, { hidden: reviewing.hidden, known })
  )
    return { kind: 'not-possible' };
  const now = services.clock.now();
  const { by, ask } = command;
  const rank = await nextRank(submissionModel(services.db), command.tenancy.courseId);
  const stored = await storeRedraft(services.db, command, {
    before: edits.version,
    review: reviewFrom(reviewing, content, by, now),
    redraft: { ...ask, by: by.id, byName: by.name, at: now, hidden: reviewing.hidden },
    job: { ...waitingJob(now, rank), priority: URGENT },
    decision: decisionOf('redraft', by, now, ask.note === '' ? null : ask.note),
  });
  if (!stored) return { kind: 'conflict', conflict: await findConflict(services, command) };
  services.wake('draft');
  return { kind: 'queued' };
}

export type AskOutcome = { kind: 'queued' | 'not-possible' } | { kind: 'conflict'; conflict: Conflict };

/** Only for work that has been read: a student's "my teacher only" stays with the teacher. */
export function canAskAgain({ readers }: Pick<WhoReads, 'readers'>, { submission, draft, out }: Reviewing): boolean {
  // What a student contests is a person's to answer, and so is what two markers are about.
  if (submission.second) return false;
  return (
    out === null && readers !== null && submission.state === 'with-teacher' && draft !== null && !submission.teacherOnly
  );
}

function isPossible({ kind }: Ask, { hidden, known }: { hidden: boolean; known: boolean }): boolean {
  if (hidden) return kind === 'anew';
  return kind !== 'point' || known;
}
