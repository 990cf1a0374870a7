import type { Connection } from 'mongoose';
import { findRubricVersion } from '../assignments/assignment-repository.ts';
import type { Tenancy } from '../tenancy.ts';
import type { QueueItem } from './list-queue.ts';

/** Titles of criteria by rubric version and criterion: a course's rows may be of many rubrics. */
export type RubricTitles = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The titles that these rows may name. */
export async function rubricTitles(
  db: Connection,
  tenancy: Tenancy,
  items: readonly QueueItem[],
): Promise<RubricTitles> {
  const ids = [...new Set(items.flatMap(({ submission }) => submission.rubricVersionId ?? []))];
  const versions = await Promise.all(ids.map((id) => findRubricVersion(db, tenancy, id)));
  return new Map(
    versions.flatMap((version) =>
      version ? [[version._id, new Map(version.rubric.criteria.map(({ id, title }) => [id, title]))]] : [],
    ),
  );
}

/** What a reason is about, in brackets behind it; a reason about the whole work has nothing there. */
export function about(criterionTitle: string): string {
  return criterionTitle === '' ? '' : ` (${criterionTitle})`;
}
