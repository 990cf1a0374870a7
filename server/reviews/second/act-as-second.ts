import type { CriterionVerdict } from '../../grading/assessment.ts';
import type { Services } from '../../services.ts';
import type { SecondMarking } from '../../submissions/marking.ts';
import type { Decision } from '../../submissions/submission.ts';
import { approvedBy, releaseOf } from '../approve-review.ts';
import { decideApproval } from '../decide-approval.ts';
import { storeApproval, storeSecondApproval } from '../review-repository.ts';
import {
  conflictOf,
  decisionOf,
  findConflict,
  loadReviewing,
  type Conflict,
  type ReviewCommand,
  type Reviewing,
} from '../reviewing.ts';
import { storeSecondAct } from './second-repository.ts';
import {
  decideAgreement,
  decideSecondMark,
  decideSettlement,
  decideTakeBack,
  listedAfter,
  type SecondRefusal,
  type SecondVerdict,
  type TakeBackVerdict,
} from './second-marking.ts';

/** `seen`: when the last act was that this person's page showed; another one since then is a conflict. */
export type SecondCommand = ReviewCommand & { seen: Date };

export type SecondOutcome =
  | { kind: 'approved' | 'marked' | 'settled' | 'taken-back' }
  | { kind: 'refused'; reason: SecondRefusal }
  | { kind: 'conflict'; conflict: Conflict };

/** Stores the second marker's own levels; the same ones as the first's settle it, others wait for a third act. */
export async function markSecond(
  services: Services,
  command: SecondCommand & { levels: ReadonlyMap<string, string> },
): Promise<SecondOutcome> {
  return act(services, command, {
    kind: 'second-mark',
    done: 'marked',
    decide: ({ rubric, submission }, who) => decideSecondMark(rubric, submission.second, chosen(command.levels), who),
  });
}

/** Settles two opinions, with a reason; what the student reads is then brought in line and approved. */
export async function settleSecond(
  services: Services,
  command: SecondCommand & { how: 'first' | 'second' | 'other'; levels: ReadonlyMap<string, string>; note: string },
): Promise<SecondOutcome> {
  const wanted = { how: command.how, criteria: chosen(command.levels), note: command.note };
  return act(services, command, {
    kind: 'settle',
    done: 'settled',
    note: command.note.trim(),
    decide: ({ rubric, submission }, who) => decideSettlement(rubric, submission.second, wanted, who),
  });
}

/** Takes one's own last act back, as long as the work is not approved. */
export async function takeBackSecond(services: Services, command: SecondCommand): Promise<SecondOutcome> {
  return act(services, command, {
    kind: 'take-back',
    done: 'taken-back',
    decide: ({ submission }, who) => decideTakeBack(submission.second, who),
  });
}

/** The second marker agrees with what the first one approved: that approves it, by the same rule of release. */
export async function agreeAsSecond(services: Services, command: SecondCommand): Promise<SecondOutcome> {
  const reviewing = await loadReviewing(services, command.tenancy, command.submissionId);
  const { submission, rubric, out } = reviewing;
  const now = services.clock.now();
  if (isStale(reviewing, command)) return { kind: 'conflict', conflict: conflictOf(submission) };
  const agreed = decideAgreement(submission.second, { by: command.by, at: now });
  if (agreed.kind === 'refused') return agreed;
  const { review } = submission;
  const criteria = agreed.next.first.criteria;
  const verdict = decideApproval(rubric, { ...reviewing.content, criteria }, false, { kind: 'settled', criteria });
  if (!review || verdict.kind !== 'accepted') return { kind: 'refused', reason: 'not-open' };
  const release = releaseOf(reviewing, { ...review, criteria }, verdict, {
    ...{ by: command.by, now, undoMs: services.config.undoMs },
  });
  const store = out ? storeSecondApproval : storeApproval;
  const decision = { ...decisionOf('agree', command.by, now), approved: approvedBy(release) };
  const second = { seen: command.seen, next: agreed.next };
  const done = await store(services.db, command, review.version, { review, release, decision, second });
  return done ? { kind: 'approved' } : { kind: 'conflict', conflict: await findConflict(services, command) };
}

type Plan = {
  kind: Decision['kind'];
  done: 'marked' | 'settled' | 'taken-back';
  note?: string;
  decide: (reviewing: Reviewing, who: { by: ReviewCommand['by']; at: Date }) => SecondVerdict | TakeBackVerdict;
};

async function act(services: Services, command: SecondCommand, plan: Plan): Promise<SecondOutcome> {
  const reviewing = await loadReviewing(services, command.tenancy, command.submissionId);
  if (isStale(reviewing, command)) return { kind: 'conflict', conflict: conflictOf(reviewing.submission) };
  const at = services.clock.now();
  const verdict = plan.decide(reviewing, { by: command.by, at });
  if (verdict.kind === 'refused') return verdict;
  const decision = decisionOf(plan.kind, command.by, at, plan.note ?? null);
  const change = {
    seen: command.seen,
    next: verdict.next,
    review: reviewAfter(reviewing, verdict.next),
    listed: listedAfter(reviewing.submission, verdict.next),
    decision,
  };
  if (await storeSecondAct(services.db, command, change)) return { kind: plan.done };
  return { kind: 'conflict', conflict: await findConflict(services, command) };
}

function isStale({ submission }: Reviewing, { seen }: SecondCommand): boolean {
  return submission.state !== 'with-teacher' || submission.second?.at.getTime() !== seen.getTime();
}

/** The review's levels are the settled ones, or the first marker's again; whoever has it open notices by the version. */
function reviewAfter({ submission: { review, second } }: Reviewing, next: SecondMarking | null) {
  if (!review || !second) return review;
  return { ...review, criteria: (next?.settled ?? second.first).criteria, version: review.version + 1 };
}

function chosen(levels: ReadonlyMap<string, string>): CriterionVerdict[] {
  return [...levels].map(([criterionId, levelId]) => ({ criterionId, kind: 'level', levelId }));
}
