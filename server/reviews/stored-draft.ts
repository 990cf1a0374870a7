import type { Assessment } from '../grading/assessment.ts';

/** What the readers made of one attempt: written once, never changed; `_id` is a key of its inputs. */
export type StoredDraft = {
  _id: string;
  platformId: string;
  courseId: string;
  submissionId: string;
  rubricVersionId: string;
  assessment: Assessment;
  /** From the offline reader: shown as "demonstration, not an assessment" wherever it appears. */
  demonstration: boolean;
  generator: { model: string; host: string | null };
  validator: { model: string; host: string | null };
  createdAt: Date;
};
