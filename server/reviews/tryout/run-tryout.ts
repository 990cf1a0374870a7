import { findAssignment, findRubricVersion } from '../../assignments/assignment-repository.ts';
import type { Assignment } from '../../assignments/assignment.ts';
import { exemplarsFor, type Exemplar } from '../../assignments/exemplar.ts';
import { AppError } from '../../errors.ts';
import { assess } from '../../grading/assess.ts';
import type { Assessment } from '../../grading/assessment.ts';
import type { Work } from '../../grading/work.ts';
import { failJob, postponeJob, settleJob } from '../../jobs/lease.ts';
import { requireReaders } from '../../llm/choice/who-reads.ts';
import { meterReaders } from '../../llm/meter-readers.ts';
import { forgetPaidAnswers } from '../../llm/paid-answer-repository.ts';
import { listMemberships } from '../../lti/directory-repository.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { Services } from '../../services.ts';
import { redactTexts } from '../../submissions/redact-work.ts';
import { drawFences } from '../draw-fences.ts';
import { isHopeless } from '../is-hopeless.ts';
import { putOffByFailure, putOffByTeacher } from '../put-off-draft.ts';
import { restoreAssessment } from '../restore-assessment.ts';
import { tillOf } from '../../llm/till-of.ts';
import { inputsKey, othersThan, tryoutInputs, type TryoutInputs } from './tryout-inputs.ts';
import { tryoutJobKind } from './tryout-job.ts';
import type { Tryout, TryoutResult } from './tryout.ts';

/**
 * The `try-out` job: has an exemplar read as a student's work would be, by the same readers, prompts, checks and
 * budget, and keeps what they made of it beside the teacher's own levels. It touches no submission, so that nothing of
 * it reaches a student, a queue or a gradebook. What cannot be tried now is put off; throws what is worth another try.
 */
export async function runTryout(services: Services, held: Tryout, signal: AbortSignal): Promise<void> {
  const kind = tryoutJobKind(services.db);
  const paused = await putOffByTeacher(services, held);
  if (paused) {
    await postponeJob(kind, held, paused);
    return;
  }
  try {
    const result = await resultFor(services, held, signal);
    await settleJob(kind, held, { result });
    await forgetPaidAnswers(services.db, held, accountId(held));
  } catch (error) {
    await endWithoutResult(services, held, error);
  }
}

async function endWithoutResult(services: Services, held: Tryout, error: unknown): Promise<void> {
  const kind = tryoutJobKind(services.db);
  const putOff = putOffByFailure(error, services.clock.now());
  if (putOff) {
    await postponeJob(kind, held, putOff);
    return;
  }
  if (!isHopeless(error) && !isOver(error)) throw error;
  // A refusal was paid for, too: whoever asks again wants another answer.
  await forgetPaidAnswers(services.db, held, accountId(held));
  await failJob(kind, held, { error: error.code, retryAt: null });
  services.logger.warn({ job: kind.name, id: held._id, error: error.code }, 'try-out given up');
}

/** Taken away, or forbidden, since somebody asked for it. */
function isOver(error: unknown): error is AppError {
  return error instanceof AppError && ['exemplar-gone', 'readers-not-allowed'].includes(error.code);
}

type Readers = NonNullable<Services['readers']>;
type Asked = { assignment: Assignment; rubric: Rubric; exemplar: Exemplar; others: Exemplar[] };

async function resultFor(services: Services, held: Tryout, signal: AbortSignal): Promise<TryoutResult> {
  const asked = await askedOf(services, held);
  const readers = await requireReaders(services, held);
  const inputs = tryoutInputs({ ...asked, readers });
  const { draft, findings } = await read(services, held, { asked, inputs, readers, signal });
  return {
    inputs,
    rubricVersionId: asked.assignment.rubricVersionId,
    levels: asked.exemplar.levels,
    draft,
    findings,
    demonstration: readers.generator.demonstration || readers.validator.demonstration,
    at: services.clock.now(),
  };
}

/** Throws AppError `exemplar-gone` where it, or its rubric's levels, were taken away meanwhile. */
async function askedOf({ db }: Services, held: Tryout): Promise<Asked> {
  const assignment = await findAssignment(db, held, held.assignmentId);
  const version = assignment && (await findRubricVersion(db, held, assignment.rubricVersionId));
  const usable = version ? exemplarsFor(assignment.exemplars, version.rubric) : [];
  const exemplar = usable.find(({ id }) => id === held._id);
  if (!assignment || !version || !exemplar) throw new AppError('exemplar-gone', { status: 404 });
  return { assignment, rubric: version.rubric, exemplar, others: othersThan(usable, exemplar) };
}

type Reading = { asked: Asked; inputs: TryoutInputs; readers: Readers; signal: AbortSignal };

/** Redact, call, restore, check, as for a student's work; whose it once was is not known. */
async function read(
  services: Services,
  held: Tryout,
  { asked, inputs, readers, signal }: Reading,
): Promise<Assessment> {
  const work = await workOf(services, asked);
  const { platformId, courseId } = held;
  const { texts, restore } = await redactTexts(services, { platformId, courseId, personId: null }, [work.text]);
  const account = { platformId, courseId, assignmentId: held.assignmentId, submissionId: accountId(held) };
  const mayRead = () => requireReaders(services, held);
  const metered = meterReaders(readers, { till: tillOf(services), account, mayRead });
  const fence = drawFences(services.secret, `${held._id} ${inputsKey(inputs)}`);
  const assessment = await assess({ ...work, text: texts[0] ?? '' }, metered, { signal, fence });
  return restoreAssessment(assessment, work, restore);
}

async function workOf(services: Services, { assignment, rubric, exemplar, others }: Asked): Promise<Work> {
  const memberships = await listMemberships(services.db, assignment);
  const { task, notes, feedbackLanguage: language, solutionsAllowed = false } = assignment;
  return {
    ...{ task, notes, rubric, language, solutionsAllowed },
    text: exemplar.text,
    exemplars: others,
    names: [...new Set(memberships.flatMap(({ name }) => name ?? []))],
    otherTexts: others.map(({ text }) => text),
  };
}

/** Under which its calls stand in the books, where a submission's id would: no submission has such an id. */
function accountId({ _id }: Tryout): string {
  return `exemplar:${_id}`;
}
