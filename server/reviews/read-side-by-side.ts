import { createBlindBatcher, type BlindBatch } from '../grading/blind/blind-call.ts';
import { createClassWatch } from '../grading/blind/class-watch.ts';
import type { Rest } from '../jobs/run-worker.ts';
import type { Services } from '../services.ts';
import type { Submission } from '../submissions/submission.ts';
import { isClassQueued } from './line-repository.ts';

/** Reads a work; those of its class that this process reads meanwhile may share what is asked about their comments. */
export function readSideBySide<T>({ assignmentId }: Submission, read: () => Promise<T>): Promise<T> {
  return classWatch.read(assignmentId, read);
}

/** Within `readSideBySide`: while a work waits for others of its class, the worker takes another one. */
export function blindBatchFor({ db }: Pick<Services, 'db'>, submission: Submission, rest: Rest): BlindBatch {
  const classId = submission.assignmentId;
  const isComing = () => isClassQueued(db, submission);
  const together: BlindBatch['together'] = {
    settled: (closed) => classWatch.settled(classId, closed, isComing),
    rest: (wait) => classWatch.rest(classId, () => rest(wait)),
  };
  return { batcher: blindBatcher, classId, together };
}

/** One of each for the process. */
const blindBatcher = createBlindBatcher();
const classWatch = createClassWatch();
