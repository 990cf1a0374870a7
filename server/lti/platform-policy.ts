import type { PlatformFamily } from './platform-family.ts';

/**
 * What a family of LMSs does with scores, columns and rosters, and so what we may send it. Whatever the family, a score
 * is `Completed` and `FullyGraded` with mark and maximum: on Moodle, Canvas and Sakai anything else wipes the mark, and
 * Blackboard deletes it when no mark is sent.
 */
export type PlatformPolicy = {
  /**
   * `replaced`: the comment stands instead of the one before, and a score without one erases it, so it always goes
   * along. `added`: each is one more for the student to read, so it goes along exactly once.
   */
  comments: 'replaced' | 'added';
  /** Members laid over every score; `workUrl` is the launch address that opens the work it is for. */
  scoreExtension: (workUrl: string) => Readonly<Record<string, unknown>>;
  /**
   * Members of the message that says "handed in, without a mark", where the LMS can take one without touching its
   * gradebook; null: it is told nothing before a teacher releases. On Moodle any such message wipes the mark.
   */
  handInExtension: ((workUrl: string) => Readonly<Record<string, unknown>>) | null;
  /** What a refusal means where it means something of its own. */
  answers: Readonly<Record<number, 'newer-score' | ScoreRefusal>>;
  /** Members per page to ask for; null: the LMS's own choice. */
  rosterLimit: number | null;
};

export type ScoreRefusal =
  'score-person-not-gradable' | 'score-not-authorised' | 'score-line-item-gone' | 'score-rejected';

export function policyOf(family: PlatformFamily): PlatformPolicy {
  return { ...COMMON, ...OWN[family] };
}

/** By the letter of AGS 2.0: one comment, replaced or cleared by every score (§3.4.8); 409 for an older one (§3.4.9). */
const COMMON: PlatformPolicy = {
  comments: 'replaced',
  scoreExtension: () => ({}),
  handInExtension: null,
  answers: {
    401: 'score-not-authorised',
    403: 'score-not-authorised',
    404: 'score-line-item-gone',
    409: 'newer-score',
    410: 'score-line-item-gone',
    422: 'score-person-not-gradable',
  },
  rosterLimit: null,
};

const NOT_GRADABLE = { ...COMMON.answers, 400: 'score-person-not-gradable' } as const;

const CANVAS_SUBMISSION = 'https://canvas.instructure.com/lti/submission';

/**
 * A score makes no attempt: one made by a score would use up one of the student's, and again after an ambiguous
 * failure. Canvas takes type and address over only with a submission it makes (scores_controller.rb, `submit_homework
 * if new_submission?`), so SpeedGrader's address comes with the hand-in, below; here it stays with the result.
 */
function canvasSubmission(workUrl: string) {
  const submission = { new_submission: false, submission_type: 'basic_lti_launch', submission_data: workUrl };
  return { [CANVAS_SUBMISSION]: submission };
}

/**
 * A hand-in is an attempt, and its address is what SpeedGrader opens. `preserve_score`: a message without a mark wipes
 * none (scores_controller.rb, `score_submission`). One of the same `submittedAt` would be the same attempt
 * (submission.rb, `infer_values`), but would undo what a teacher said about its lateness: it is sent once.
 */
function canvasHandIn(workUrl: string) {
  const kept = { preserve_score: true, prioritize_non_tool_grade: true };
  const submission = { new_submission: true, ...kept, submission_type: 'basic_lti_launch', submission_data: workUrl };
  return { [CANVAS_SUBMISSION]: submission };
}

const OWN: Readonly<Record<PlatformFamily, Partial<PlatformPolicy>>> = {
  // Run: 400 for a teacher and for somebody who left; a score without comment erases it; with `limit` its paging breaks.
  moodle: { answers: NOT_GRADABLE },
  // Read in canvas-lms (scores_controller.rb): every score is another attempt unless told otherwise, every comment one
  // more; 400 says that its own timestamp is later, 422 that the person is no student. Its roster comes by tens.
  canvas: {
    comments: 'added',
    scoreExtension: canvasSubmission,
    handInExtension: canvasHandIn,
    answers: { ...COMMON.answers, 400: 'newer-score' },
    rosterLimit: 100,
  },
  // A score without comment erases even a teacher's, and results show none: hypothesis/lms#5685 (2023).
  blackboard: {},
  // "An error message is sent" for a role that cannot be graded (D2L KB 23752); which status is not documented.
  brightspace: { answers: NOT_GRADABLE },
  // Read in sakai (SakaiLTIUtil.java, LTI13Servlet.java): timestamps are not looked at, so the later post wins; a score
  // without comment deletes it; 400 is "User does not belong to site".
  sakai: { answers: NOT_GRADABLE },
  other: { answers: NOT_GRADABLE },
};
