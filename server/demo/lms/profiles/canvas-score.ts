import { z } from 'zod';
import type { AttemptDocument } from '../lms-documents.ts';
import type { ScoreChange, ScorePost, ScoreVerdict } from './lms-profile.ts';

const EXTENSION = 'https://canvas.instructure.com/lti/submission';

/**
 * Canvas's answer to a score, check by check in the order of its scores controller. Without `new_submission: false`
 * every post is another attempt of the student; only `FullyGraded` and `PendingManual` keep a mark; every comment is
 * one more comment; the timestamp is compared by the millisecond, and an equal one passes.
 */
export function judgeCanvasScore(post: ScorePost): ScoreVerdict {
  const parsed = scoreBody.safeParse(post.body);
  if (!parsed.success) return refused(400, `param is missing or invalid: ${z.prettifyError(parsed.error)}`);
  const problem = problemWith(parsed.data, post);
  return problem ?? accepted(parsed.data, post);
}

type ScoreBody = z.infer<typeof scoreBody>;

const scoreBody = z.object({
  userId: z.string().min(1),
  timestamp: z.string().min(1),
  activityProgress: z.enum(['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed']),
  gradingProgress: z.enum(['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady']),
  scoreGiven: z.coerce.number().optional(),
  scoreMaximum: z.coerce.number().optional(),
  comment: z.string().nullable().optional(),
  submission: z.object({ submittedAt: z.string().optional() }).optional(),
  [EXTENSION]: z
    .object({
      new_submission: z.boolean().default(true),
      preserve_score: z.boolean().default(false),
      prioritize_non_tool_grade: z.boolean().default(false),
      submission_type: z.string().default('external_tool'),
      submission_data: z.string().optional(),
      submitted_at: z.string().optional(),
      content_items: z.array(z.unknown()).default([]),
    })
    .prefault({}),
});

function problemWith(body: ScoreBody, post: ScorePost): ScoreVerdict | null {
  if (!post.gradable) return refused(422, 'User not found in course or is not a student');
  return timeProblem(body, post) ?? scoreProblem(body, post) ?? submissionProblem(body, post);
}

function timeProblem(body: ScoreBody, { grade, now }: ScorePost): ScoreVerdict | null {
  const at = Date.parse(body.timestamp);
  if (Number.isNaN(at)) return refused(400, `Provided timestamp of ${body.timestamp} not a valid timestamp`);
  if (grade !== null && grade.result === true && grade.second * 1000 > at) {
    return refused(400, `Provided timestamp of ${body.timestamp} before last updated timestamp`);
  }
  const submitted = body[EXTENSION].submitted_at ?? body.submission?.submittedAt;
  if (submitted === undefined) return null;
  if (Number.isNaN(Date.parse(submitted)))
    return refused(400, `Provided submitted_at of ${submitted} not a valid timestamp`);
  const late = Date.parse(submitted) > now.getTime() + FUTURE_MS;
  return late ? refused(400, `Provided submitted_at timestamp of ${submitted} in the future`) : null;
}

const FUTURE_MS = 60_000;

function scoreProblem(body: ScoreBody, { lineItem }: ScorePost): ScoreVerdict | null {
  const { scoreGiven, scoreMaximum } = body;
  if (ignoresScore(body)) return null;
  if (scoreMaximum === undefined) return refused(422, 'ScoreMaximum not supplied when ScoreGiven present.');
  if (scoreMaximum < 0) return refused(422, 'ScoreMaximum must be greater than or equal to 0');
  if (scoreMaximum === 0 && lineItem.scoreMaximum !== 0) {
    return refused(422, "result_maximum cannot be zero if line item's maximum is not zero");
  }
  return (scoreGiven ?? 0) < 0 ? refused(422, 'result_score must be greater than or equal to 0') : null;
}

function submissionProblem(body: ScoreBody, { grade, attemptsAllowed }: ScorePost): ScoreVerdict | null {
  const { submission_type, content_items } = body[EXTENSION];
  if (submission_type === 'online_upload' && content_items.length === 0) {
    return refused(422, "Content items must be provided with submission type 'online_upload'");
  }
  const used = attemptsOf(grade).length;
  if (!isNewSubmission(body) || attemptsAllowed === null || used < attemptsAllowed) return null;
  return refused(422, 'The maximum number of allowed attempts has been reached for this submission');
}

function accepted(body: ScoreBody, { grade, lineItem, now }: ScorePost): ScoreVerdict {
  const { score = null, comment = null, comments = [] } = { ...grade };
  const change: ScoreChange = {
    score: newScore(body, score, lineItem.scoreMaximum),
    comment: body.comment === undefined ? comment : body.comment,
    comments: [...comments, ...addedComment(body)],
    attempts: isNewSubmission(body) ? handedIn(body, attemptsOf(grade), now) : attemptsOf(grade),
    second: Date.parse(body.timestamp) / 1000,
  };
  return { status: 200, reason: null, answer: { resultUrl: null }, change };
}

function attemptsOf(grade: ScorePost['grade']): AttemptDocument[] {
  return grade?.attempts ?? [];
}

/**
 * assignment.rb, `submit_homework`: takes type and address over; submission.rb, `infer_values`: another moment is
 * another attempt, the same moment is the same one.
 */
function handedIn(body: ScoreBody, before: AttemptDocument[], now: Date): AttemptDocument[] {
  const { submission_type, submission_data, submitted_at } = body[EXTENSION];
  const said = body.submission?.submittedAt ?? submitted_at;
  const submittedAt = said === undefined ? now : new Date(said);
  const url = submission_type === 'basic_lti_launch' ? (submission_data ?? null) : null;
  const same = before.at(-1)?.submittedAt.getTime() === submittedAt.getTime();
  return [...(same ? before.slice(0, -1) : before), { submittedAt, url }];
}

function addedComment({ comment }: ScoreBody): string[] {
  return typeof comment === 'string' && comment.trim() !== '' ? [comment] : [];
}

function newScore(body: ScoreBody, existing: number | null, maximum: number): number | null {
  const { preserve_score, prioritize_non_tool_grade } = body[EXTENSION];
  if (preserve_score) return existing; // even over a mark that was sent along
  if (ignoresScore(body)) return null;
  if (prioritize_non_tool_grade && existing !== null) return existing;
  const { scoreGiven = 0, scoreMaximum = 0 } = body;
  return scoreMaximum === 0 ? scoreGiven : (scoreGiven / scoreMaximum) * maximum;
}

function ignoresScore({ gradingProgress, scoreGiven }: ScoreBody): boolean {
  return scoreGiven === undefined || !['FullyGraded', 'PendingManual'].includes(gradingProgress);
}

function isNewSubmission(body: ScoreBody): boolean {
  return body[EXTENSION].new_submission && body[EXTENSION].submission_type !== 'none';
}

function refused(status: number, message: string): ScoreVerdict {
  const type = status === 422 ? 'unprocessable_entity' : 'bad_request';
  return { status, reason: null, answer: { errors: { type, message } }, change: null };
}
