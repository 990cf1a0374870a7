import { z } from 'zod';
import type { GradeDocument, LineItemDocument } from '../lms-documents.ts';

/** What Moodle 4.5 does with a score, measured case by case. */
export type ScoreDecision =
  | { kind: 'written'; score: number | null; comment: string | null; second: number }
  | { kind: 'overridden' }
  | { kind: 'malformed' }
  | { kind: 'too-early' }
  | { kind: 'locked' };

/**
 * Decides over one score post. `gradable` tells whether a user id is a student of the course; the timestamp is compared
 * by the second, milliseconds ignored, and one in the future is believed. Only `FullyGraded` writes a mark: anything
 * else, and a missing comment, erases what was there.
 */
export function acceptScore(body: unknown, cell: ScoreCell): ScoreDecision {
  const parsed = scoreBody.safeParse(body);
  if (!parsed.success || !cell.gradable) return { kind: 'malformed' };
  const second = Math.floor(Date.parse(parsed.data.timestamp) / 1000);
  if (cell.grade !== null && cell.grade.second >= second) return { kind: 'too-early' };
  if (cell.lineItem.locked) return { kind: 'locked' };
  if (cell.grade?.overridden === true) return { kind: 'overridden' };
  return { kind: 'written', second, ...newContent(parsed.data, cell.lineItem.scoreMaximum) };
}

export type ScoreCell = {
  lineItem: Pick<LineItemDocument, 'scoreMaximum' | 'locked'>;
  grade: Pick<GradeDocument, 'second' | 'overridden'> | null;
  gradable: boolean;
};

type ScoreBody = z.infer<typeof scoreBody>;

function newContent({ scoreGiven, scoreMaximum, gradingProgress, comment }: ScoreBody, maximum: number) {
  if (gradingProgress !== 'FullyGraded' || scoreGiven === undefined) return { score: null, comment: null };
  return { score: rescaled(scoreGiven, scoreMaximum ?? 1, maximum), comment: comment ?? null };
}

// Strings that hold numbers, and timestamps without a zone or milliseconds, were accepted.
const looseNumber = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]).transform(Number);

const scoreBody = z
  .object({
    userId: z.string().min(1),
    timestamp: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/),
    activityProgress: z.string().min(1),
    gradingProgress: z.string().min(1),
    scoreGiven: looseNumber.optional(),
    scoreMaximum: looseNumber.pipe(z.number().positive()).optional(),
    comment: z.string().optional(),
  })
  .refine(({ scoreGiven, scoreMaximum }) => scoreGiven === undefined || scoreMaximum !== undefined)
  .refine(({ timestamp }) => !Number.isNaN(Date.parse(timestamp)));

// The gradebook keeps five decimals and, unless told otherwise, nothing below zero or above the maximum.
function rescaled(given: number, givenMaximum: number, maximum: number): number {
  const score = (given / givenMaximum) * maximum;
  return Number(Math.min(Math.max(score, 0), maximum).toFixed(5));
}
