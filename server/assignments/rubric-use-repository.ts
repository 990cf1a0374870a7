import type { Connection } from 'mongoose';
import type { Tenancy } from '../tenancy.ts';
import type { UseCount } from '../workshop/use-counts.ts';
import { assignmentModel } from './assignment-model.ts';

/** Counts a `CountUses`: the numbers of other courses are told, and nothing else of them. */
export async function countRubricUses(
  db: Connection,
  { platformId, courseId }: Tenancy,
  ids: readonly string[],
): Promise<Map<string, UseCount>> {
  if (ids.length === 0) return new Map();
  const isHere = { $and: [{ $eq: ['$platformId', platformId] }, { $eq: ['$courseId', courseId] }] };
  const counted = await assignmentModel(db)
    .aggregate<UseCount & { _id: string }>([
      { $match: { libraryRubricId: { $in: [...ids], $type: 'string' } } },
      { $group: { _id: '$libraryRubricId', everywhere: { $sum: 1 }, here: { $sum: { $cond: [isHere, 1, 0] } } } },
    ])
    .hint('uses_of_rubric');
  return new Map(counted.map(({ _id, here, everywhere }) => [_id, { here, everywhere }]));
}
