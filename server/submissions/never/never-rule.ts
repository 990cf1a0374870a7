/**
 * A student's standing wish that no model reads their work, in one course or (null) on their whole LMS. It is there or
 * it is not: taking it back lets the readers read what is handed in from then on, nothing of before.
 */
export type NeverRule = {
  _id: string;
  platformId: string;
  courseId: string | null;
  personId: string;
  /** The student's own id, or who administers the site and was told of an objection (GDPR Art. 21). */
  by: string;
  at: Date;
};

export type NeverScope = 'course' | 'everywhere';
