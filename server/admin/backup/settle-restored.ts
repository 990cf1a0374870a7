import type { Connection } from 'mongoose';
import { scoreJobKind } from '../../grades/score-job.ts';
import { draftJobKind, rereadJobKind } from '../../reviews/draft-job.ts';
import { putBackApprovals, type PutBack } from '../../reviews/put-back-repository.ts';
import { tryoutJobKind } from '../../reviews/tryout/tryout-job.ts';
import { doubtDueMessages, endAccess, handBackAll, oweReleasedScores } from './backup-repository.ts';

/**
 * Brings a restored database to rest: approvals that were not out are their teachers' again, since they may have been
 * undone after the backup was made; what was under way waits again, scores that were due are in doubt (the LMS may
 * have got them since), every released work tells its cell once more, and no old session, sign-in or registration link
 * opens anything. Doing it twice changes nothing.
 */
export async function settleRestored(db: Connection, { by, at }: { by: string; at: Date }): Promise<PutBack> {
  const putBack = await putBackApprovals(db, { kind: 'restore', by, byName: null, at, note: null });
  await doubtDueMessages(db);
  await handBackAll(draftJobKind(db));
  await handBackAll(rereadJobKind(db));
  await handBackAll(tryoutJobKind(db));
  await handBackAll(scoreJobKind(db));
  await oweReleasedScores(db);
  await endAccess(db);
  return putBack;
}
