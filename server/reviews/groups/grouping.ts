import type { AnswerGroup } from './group-answers.ts';

/** The groups of an assignment's works under one version of its rubric, as a worker made them last. */
export type Grouping = {
  /** Made of assignment and rubric version. */
  _id: string;
  platformId: string;
  courseId: string;
  assignmentId: string;
  rubricVersionId: string;
  /** Set by every draft that arrives, and taken away by the grouping that has seen it; null: all is grouped. */
  dirtyAt: Date | null;
  madeAt: Date | null;
  works: number;
  groups: AnswerGroup[];
};
