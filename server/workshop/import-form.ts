import { z } from 'zod';
import { SOURCE_FORMATS } from '../rubrics/formats/rubric-format.ts';

const text = z
  .string()
  .catch('')
  .transform((typed) => typed.replaceAll('\r\n', '\n'));

/** What is to be read: a file stands for the text beside it. An unknown format is found out. */
export const importSchema = z.object({ format: z.enum(SOURCE_FORMATS).nullable().catch(null), text });

/** The rubrics that were looked at and chosen, each as our own text, and the shelf for them. */
export const keepSchema = z.object({
  scope: z.enum(['personal', 'course']).catch('personal'),
  rubric: z.union([z.array(z.string().max(200_000)).max(30), z.string().transform((one) => [one])]).catch([]),
});
