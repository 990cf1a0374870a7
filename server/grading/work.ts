import type { Rubric } from '../rubrics/rubric.ts';

/** Everything the readers and the checks may know about one submission. The text is the stored text: spans point into it. */
export type Work = {
  /** What the student was asked. */
  task: string;
  /** Reference answer or notes for the readers; never shown to the student; may be empty. */
  notes: string;
  rubric: Rubric;
  text: string;
  /** What a teacher who asks once more says to the readers; absent or empty: nothing. */
  teacherNote?: string;
  /** BCP 47 tag of the language that feedback is written in. */
  language: string;
  /** Works of the same task as the teacher judged them, for the readers to measure by. */
  exemplars?: readonly Exemplar[];
  /** Whether feedback may give the solution away; if not, it is checked against the notes. */
  solutionsAllowed: boolean;
  /** Names of everybody in the course, the author too: they must not stand in feedback. */
  names: readonly string[];
  /** Texts of the same task by other students, to notice a quote that belongs to one of them. */
  otherTexts?: readonly string[];
  /** Fetches more of them, for a draft that needs them; hardly one does (`check-draft.ts`). */
  findOtherTexts?: () => Promise<readonly string[]>;
};

/** What was asked, without any student's work: all that a class shares, and all that a blind reader may know. */
export type Asked = Omit<Work, 'text' | 'teacherNote' | 'otherTexts' | 'findOtherTexts' | 'names'>;

export type Exemplar = { text: string; levels: readonly { criterionId: string; levelId: string }[]; comment: string };
