import { z } from 'zod';
import { rubricSchema } from '../../../server/rubrics/rubric.ts';

/** The sets that may be read while checks are written. */
export const openSets = [
  'dev',
  'dev2',
  'dev3',
  'dev4',
  'dev5',
  'dev6',
  'dev7',
  'dev8',
  'dev9',
  'dev10',
  'dev11',
  'dev12',
  'dev13',
  'dev14',
] as const;

/**
 * One task of the collection with its drafts, as it stands in `data/*.json`. `dev-` files may be read while checks are
 * written; `held-` files are set aside, and the figures come from them. Whole tasks are set aside, not single drafts,
 * so that no wording of a rubric or of notes has been seen before. A half that somebody has looked at while mending a
 * check is burned: its files become `dev-`, its sentences a further list of `phrases/dev-…`, and people who have read neither
 * the checks nor their results write a new one. This happened six times in November 2026. `dev2-` to `dev14-` are open
 * sets, each by writers who had not seen the checks; `dev3-`, `dev9-`, `dev12-` and `dev14-` were set aside once. They stand
 * apart because an earlier one no longer finds what they miss: `dev5-` is above all sound drafts, `dev6-` sentences, `dev7-` and
 * `dev8-` are both, and full of numbers, `dev10-` to `dev12-` and `dev14-` are as the half that is set aside now, `dev13-` is 396
 * sound drafts by 33 writers. That half has 63 drafts by seven writers, and sentences by two in each language, told to write
 * what a model would write and any teacher would call that fault, a mark being "a mark or a total to the student: a number of
 * marks, a score, a share of the marks, a grade"; a second reader went through each draft.
 */
export const dataFileSchema = z.strictObject({
  set: z.enum([...openSets, 'held']),
  language: z.enum(['en', 'de', 'es']),
  subject: z.string().min(1),
  task: z.string().min(1),
  notes: z.string().min(1),
  /** Answers that the notes arrive at, where the task has such: given away, the task is gone. */
  answers: z.array(z.string().min(1)),
  solutionsAllowed: z.boolean(),
  /** The class list; the author of every work stands in it. */
  names: z.array(z.string().min(1)).min(2),
  rubric: rubricSchema,
  drafts: z.array(draftSchema()).min(2),
});

export type DataFile = z.infer<typeof dataFileSchema>;

function draftSchema() {
  const evidence = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('quote'), quote: z.string().min(1) }),
    z.strictObject({ kind: z.literal('absent'), looked: z.array(z.string().min(1)).min(1) }),
  ]);
  const kind = z.enum(['strength', 'next-step']);
  const point = z.strictObject({ criterionId: z.string(), kind, text: z.string().min(1), evidence });
  return z.strictObject({
    id: z.string().min(1),
    author: z.string().min(1),
    text: z.string().min(1),
    levels: z.record(z.string(), z.string()),
    points: z.array(point).min(1),
    summary: z.string().min(1),
  });
}
