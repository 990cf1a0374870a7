import { standsUnder, type VersionWork } from './version-work.ts';

/** Ids of the versions that works stand under, in the order of the works. */
export function versionIdsOf(works: readonly VersionWork[]): string[] {
  const ids = works.flatMap((work) => [work.rubricVersionId, standsUnder(work)]);
  return [...new Set(ids.filter((id) => id !== null))];
}
