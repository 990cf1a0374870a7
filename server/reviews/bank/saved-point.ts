import { createHash } from 'node:crypto';
import type { Point } from '../../grading/assessment.ts';
import { normaliseText } from '../../grading/normalise-text.ts';

/**
 * A point that teachers of a course keep for other works: the comment bank. It belongs to one criterion of one rubric,
 * in whatever version, and carries no student's name.
 */
export type SavedPoint = {
  _id: string;
  platformId: string;
  courseId: string;
  rubricId: string;
  criterionId: string;
  /** As the criterion was called when the point was saved: another title is another criterion, whatever its id. */
  criterionTitle: string;
  kind: Point['kind'];
  text: string;
  /** `wordingOf` the text; unique for the criterion. */
  wording: string;
  /** Language the text is written in (BCP 47). */
  language: string;
  looksFor: LooksFor;
  /** Person ids of this platform. */
  createdBy: string;
  createdByName: string | null;
  createdAt: Date;
  editedBy: string | null;
  editedByName: string | null;
  updatedAt: Date;
  /** Guards concurrent edits. */
  version: number;
  /** How often it was put into a review, and when last. */
  uses: number;
  usedAt: Date | null;
};

/**
 * What makes a work fit: words that it has, or words that it lacks. They come from another student's work, so they are
 * looked for and never shown as anybody's quote. None: nobody can tell, it is for the teacher to say.
 */
export type LooksFor = { kind: 'words' | 'absence'; words: string[] };

export const LONGEST_SAVED = 2_000; // characters: more than a student reads in one point
export const LONGEST_WORDS = 300; // characters: a longer passage stands in no other work
export const MOST_WORDS = 10;
/** Each is looked for in every work of the criterion, and listed on its page. */
export const MOST_PER_CRITERION = 60;

/** Equal for two texts that differ in nothing but capitals, spaces and kinds of quotation marks. */
export function wordingOf(text: string): string {
  const plain = normaliseText(text, { foldCase: true }).text.trim();
  return createHash('sha256').update(plain).digest('base64url').slice(0, 22);
}
