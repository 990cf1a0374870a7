import type { Connection } from 'mongoose';
import type { Point } from '../../grading/assessment.ts';
import { nextSteps } from '../../submissions/earlier-points.ts';
import { listAttempts } from '../../submissions/submission-repository.ts';
import type { Submission } from '../../submissions/submission.ts';
import type { Tenancy } from '../../tenancy.ts';

/** The next steps that a work was written beside, the work they are about, and those its student ticked. */
export type Earlier = { attempt: number; points: Point[]; text: string; ticked: string[] };

/** Those of the release that was out when the work was handed in, whatever took its place since; null where none was. */
export async function findEarlier(
  db: Connection,
  tenancy: Tenancy,
  submission: Pick<Submission, 'assignmentId' | 'personId' | 'checklist'>,
): Promise<Earlier | null> {
  const { checklist } = submission;
  if (!checklist) return null;
  const attempts = await listAttempts(db, tenancy, submission);
  const before = attempts.find(({ attempt }) => attempt === checklist.attempt);
  const releases = [...(before?.earlier ?? []), before?.release ?? null];
  const release = releases.find((one) => one?.number === checklist.release);
  if (!before || !release) return null;
  const { attempt, ticked } = checklist;
  return { attempt, points: nextSteps(release.final.points), text: before.work.text, ticked };
}
