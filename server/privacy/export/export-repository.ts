import type { Connection } from 'mongoose';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Submission } from '../../submissions/submission.ts';
import type { DataLine } from '../data-line.ts';
import { actedPlaces } from '../erase/acted-paths.ts';
import { actedFilter } from '../erase/erase-repository.ts';

/** These fields of the documents that a filter finds, one at a time. */
export async function* listFields(
  db: Connection,
  collection: string,
  { filter, fields }: { filter: object; fields: readonly string[] },
): AsyncGenerator<object> {
  const projection = Object.fromEntries([['_id', 0], ...fields.map((field) => [field, 1])]) as object;
  yield* db.collection(collection).find(filter, { projection });
}

export type PersonKey = { platformId: string; personId: string };

export async function* listWorksOf(db: Connection, { platformId, personId }: PersonKey): AsyncGenerator<Submission> {
  yield* submissionModel(db).find({ platformId, personId }).sort({ _id: 1 }).lean<Submission[]>().cursor() as unknown as AsyncIterable<Submission>; // prettier-ignore
}

/**
 * That somebody acted in what is others': where and when, and nothing of what it was about. A document of somebody else
 * is not told by its id either.
 */
export async function* listActsOf(db: Connection, line: DataLine, personId: string): AsyncGenerator<object> {
  const { collection, acted = [] } = line;
  for await (const document of db.collection(collection).find(actedFilter(line, personId)))
    for (const { by } of actedPlaces(document, acted, personId)) {
      const steps = by.split('.').slice(0, -1);
      const beside = steps.reduce<unknown>((value, step) => (value as Row | null)?.[step], document) as Row;
      const told = TOLD.flatMap((field) => (isPlain(beside[field]) ? [[field, beside[field]] as const] : []));
      const courseId: unknown = document['courseId'] ?? null;
      yield { did: by.replace(/\.\d+(?=\.)/g, ''), courseId, ...Object.fromEntries(told) };
    }
}

type Row = Record<string, unknown>;

/** Codes and moments that stand beside an id; never words. */
export const TOLD = ['kind', 'outcome', 'how', 'at', 'from', 'to', 'createdAt', 'editedAt', 'approvedAt', 'releasedAt'];

function isPlain(value: unknown): boolean {
  return value instanceof Date || (typeof value === 'string' && /^[\w:.-]{1,80}$/.test(value));
}
