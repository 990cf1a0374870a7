import { findRubricVersion } from '../../assignments/assignment-repository.ts';
import type { Assignment } from '../../assignments/assignment.ts';
import { numberVersions } from '../../assignments/switched-rubric.ts';
import { AppError } from '../../errors.ts';
import { waitingJob, type Job } from '../../jobs/job.ts';
import { nextRank } from '../../jobs/lease.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { Services } from '../../services.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Again, Decision, Redraft, Review } from '../../submissions/submission.ts';
import type { Tenancy } from '../../tenancy.ts';
import type { ReviewContent } from '../review-content.ts';
import { decisionOf, loadReviewing, type Actor, type Reviewing } from '../reviewing.ts';
import { carryReview } from './carry-review.ts';
import { storeReread, storeRereadOut, type Reread } from './reread-repository.ts';
import { versionIdsOf } from './version-figures.ts';
import { listVersionWorks } from './version-work-repository.ts';
import { decideReread, standsUnder, type VersionWork } from './version-work.ts';

export type RereadCommand = {
  tenancy: Tenancy;
  assignment: Assignment;
  by: Actor;
  /** Id of a rubric version. */
  to: string;
  chosen: (work: VersionWork) => boolean;
};

/**
 * Has chosen works read again under another version of the rubric. What a teacher wrote goes along as far as it has a
 * place there, and the new draft is offered beside it. Feedback that is out stays out: it is opened for a change, which
 * goes out by a teacher's approval or not at all. Answers how many are re-read, and how many stayed because they cannot
 * be, or because somebody else moved them at that moment.
 */
export async function rereadWorks(
  services: Services,
  command: RereadCommand,
): Promise<{ reread: number; stayed: number }> {
  const { tenancy, assignment, to, chosen } = command;
  const all = await listVersionWorks(services.db, tenancy, assignment._id);
  const version = await findRubricVersion(services.db, tenancy, to);
  if (!version) throw new AppError('rubric-gone', { status: 404 });
  const numbers = new Map(numberVersions(assignment, versionIdsOf(all)).map(({ id, number }) => [id, number]));
  const works = all.filter(chosen);
  let reread = 0;
  for (const work of works)
    if (await rereadOne(services, command, { work, rubric: version.rubric, numbers })) reread += 1;
  if (reread > 0) for (const job of ['draft', 'reread'] as const) services.wake(job);
  return { reread, stayed: works.length - reread };
}

type Under = { work: VersionWork; rubric: Rubric; numbers: ReadonlyMap<string, number> };

async function rereadOne(
  services: Services,
  { tenancy, to, by }: RereadCommand,
  { work, rubric, numbers }: Under,
): Promise<boolean> {
  const verdict = decideReread(work, to);
  if (verdict.kind === 'stays') return false;
  const reviewing = await loadReviewing(services, tenancy, work._id);
  const now = services.clock.now();
  const numberOf = (id: string | null) => numbers.get(id ?? '') ?? 0;
  const versions = { from: numberOf(standsUnder(work)), to: numberOf(to) };
  const decision: Decision = { ...decisionOf('reread', by, now), versions };
  const job = waitingJob(now, await nextRank(submissionModel(services.db), tenancy.courseId));
  const reread = rereadOf(reviewing, rubric, { decision, job });
  const { submission } = reviewing;
  if (verdict.kind === 'to-readers')
    return storeReread(services.db, tenancy, submission, { ...reread, to, blindFirst: blindAfter(reviewing) });
  const begun: Again = submission.again ?? { by: by.id, byName: by.name, at: now, release: null };
  const again = { ...begun, version: { id: to, draftId: null } };
  const seen = { ...submission, release: reviewing.out ?? submission.release };
  return storeRereadOut(services.db, tenancy, seen, { ...reread, again });
}

/** What was hidden stays hidden; who has judged without the draft need not do so twice. Undefined: as it was. */
function blindAfter({ hidden, submission }: Reviewing): boolean | undefined {
  if (hidden) return true;
  return submission.review?.blind ? false : undefined;
}

/** A work that nobody wrote on goes to the readers as it came in; else what stands on it goes along. */
function rereadOf(
  { submission, out, content, rubric: from, hidden }: Reviewing,
  to: Rubric,
  { decision, job }: { decision: Decision; job: Job },
): Reread {
  const isOut = out !== null || submission.state === 'released';
  const { review, setAside: earlier = null } = submission;
  if (!isOut && !review) return { review: null, setAside: earlier, redraft: null, job, decision };
  const written = out === null && submission.release ? submission.release.final : content;
  const carried = carryReview(written, earlier, { from, to });
  const { by, byName, at } = decision;
  const redraft: Redraft = { kind: 'version', pointId: null, note: '', by, byName, at, hidden: !isOut && hidden };
  return {
    review: reviewOf(submission, carried.content, decision),
    setAside: carried.setAside,
    redraft,
    job,
    decision,
  };
}

function reviewOf(
  { review, rubricVersionId }: Reviewing['submission'],
  content: ReviewContent,
  { by, at }: Decision,
): Review {
  const { criteria, points, summary } = content;
  const blind = review?.blind;
  const under = blind && { ...blind, rubricVersionId: blind.rubricVersionId ?? rubricVersionId ?? '' };
  const version = (review?.version ?? 0) + 1;
  const written = { version, criteria, points, summary, editedBy: by, editedAt: at };
  return { origin: 'draft', ...review, ...written, ...(under ? { blind: under } : {}) };
}
