import { findRubricVersion } from '../assignments/assignment-repository.ts';
import type { Assignment } from '../assignments/assignment.ts';
import { noJob, waitingJob } from '../jobs/job.ts';
import { nextRank } from '../jobs/lease.ts';
import { whoReads } from '../llm/choice/who-reads.ts';
import { rememberPlatforms } from '../lti/platform-model.ts';
import { policyOf } from '../lti/platform-policy.ts';
import { findPlatform } from '../lti/platform-repository.ts';
import { shownNotice } from '../notices/notice-view.ts';
import { noteTrace } from '../telemetry/trace.ts';
import type { Services } from '../services.ts';
import { decideHandIn, noReadersOf, type HandIn } from './decide-hand-in.ts';
import { checklistOf, earlierPoints } from './earlier-points.ts';
import type { Checklist } from './followed.ts';
import { findNever } from './never/never-repository.ts';
import { missingSelf } from './self-assessment.ts';
import { shareHandedIn } from './shares/share-handed-in.ts';
import { changeMoment, openAttempt, type Author } from './student-work.ts';
import { submissionModel } from './submission-model.ts';
import { handIn } from './composing-repository.ts';
import { listAttempts, supersedeEarlier } from './submission-repository.ts';
import type { Submission } from './submission.ts';

/**
 * `teacherOnly`: the student wants no model to read it. `seen`: `updatedAt` of the work they checked, if they did;
 * `notice`: the privacy notice beside it.
 */
export type SubmitWork = Author & { teacherOnly: boolean; seen: Date | null; notice: string | null };

/**
 * Hands in the attempt being written: to the readers' queue, or straight to the teacher with the reason. It stays with
 * the rubric version of this moment; earlier attempts nobody decided about are superseded. A second click, or a change
 * in another tab in between, is met by deciding again on what stands there now.
 */
export async function submitWork(services: Services, command: SubmitWork): Promise<HandIn> {
  const { assignment, attempt } = await openAttempt(services, command);
  noteTrace({ submission: attempt._id });
  const now = changeMoment(services, attempt);
  const noReaders = noReadersOf((await whoReads(services, command.tenancy)).decision);
  const never = await findNever(services.db, { ...command.tenancy, personId: command.personId });
  const { seen } = command;
  const teacherOnly = command.teacherOnly || never !== null;
  const selfMissing = await lacksSelf(services, assignment, attempt);
  const decision = decideHandIn(attempt, { assignment, teacherOnly, noReaders, seen, selfMissing, now });
  if (decision.kind !== 'to-readers' && decision.kind !== 'to-teacher') return decision;
  const noticeVersion = await shownNotice(services.db, command.notice);
  const change = { ...(await handedIn(services, assignment, { attempt, decision, now, teacherOnly })), noticeVersion };
  if (!(await handIn(services.db, command.tenancy, attempt, change))) return submitWork(services, command);
  if (change.roomOwed) await supersedeEarlier(services.db, attempt, now);
  if (decision.kind === 'to-readers') services.wake('draft');
  return decision;
}

async function lacksSelf({ db }: Services, assignment: Assignment, attempt: Submission): Promise<boolean> {
  if (assignment.selfAssessment !== 'required') return false;
  const version = await findRubricVersion(db, attempt, assignment.rubricVersionId);
  return version !== null && missingSelf(version.rubric, attempt.selfAssessment).length > 0;
}

/** Canvas opens handed-in work in its SpeedGrader; most LMSs must hear nothing before a teacher's release. */
async function hearsOfHandIns({ db }: Services, platformId: string): Promise<boolean> {
  const platform = await rememberPlatforms(db, platformId, () => findPlatform(db, platformId));
  return platform !== null && policyOf(platform.family).handInExtension !== null;
}

type Decided = Extract<HandIn, { kind: 'to-readers' | 'to-teacher' }>;

async function handedIn(
  services: Services,
  assignment: Assignment,
  { attempt, decision, now, teacherOnly }: { attempt: Submission; decision: Decided; now: Date; teacherOnly: boolean },
): Promise<Parameters<typeof handIn>[3]> {
  // Owed from the same write on: a crash before the earlier attempts make room is found by a sweep (`makeRoomOwed`).
  const roomOwed = attempt.attempt > 1;
  const handInOwed = await hearsOfHandIns(services, attempt.platformId);
  const common = { teacherOnly, submittedAt: now, late: decision.late, roomOwed, handInOwed, updatedAt: now };
  const share = await shareHandedIn(services, assignment, attempt);
  const checklist = await pinnedChecklist(services, attempt);
  const pinned = { ...common, checklist, ...(share && { share }), rubricVersionId: assignment.rubricVersionId };
  if (decision.kind === 'to-teacher')
    return { ...pinned, state: 'with-teacher', noDraft: decision.reason, job: noJob(now) };
  const rank = await nextRank(submissionModel(services.db), attempt.courseId);
  return { ...pinned, state: 'queued', noDraft: null, job: waitingJob(now, rank) };
}

/** The feedback that was out when it was handed in: what comes later was not known to whoever wrote it. */
async function pinnedChecklist({ db }: Pick<Services, 'db'>, attempt: Submission): Promise<Checklist | null> {
  if (attempt.attempt === 1) return null;
  const earlier = earlierPoints(await listAttempts(db, attempt, attempt), attempt.attempt);
  return earlier && checklistOf(earlier, attempt.checklist);
}
