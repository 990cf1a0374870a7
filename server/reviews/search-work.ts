import type { Connection } from 'mongoose';
import { AppError } from '../errors.ts';
import { personModel } from '../lti/directory-model.ts';
import { aliasNamed } from '../submissions/called.ts';
import { listBehindAlias, listHidden, type HiddenPeople } from '../submissions/hidden-people.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import type { Tenancy } from '../tenancy.ts';

/**
 * Ids of handed-in works whose student's name or whose text holds the words, capitals aside. Whoever's name is hidden
 * is found by their alias instead. The words are looked for as they are, never as a pattern; a search takes two seconds
 * and finds a thousand works at most (`cut`: there are more). Throws AppError `search-too-long` (503) beyond that time.
 */
export async function searchWork(
  db: Connection,
  where: { tenancy: Tenancy; assignmentId: string | null },
  words: string,
): Promise<{ ids: string[]; cut: boolean }> {
  const holds = { $regex: words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), $options: 'i' };
  const { platformId, courseId } = where.tenancy;
  const course = { platformId, courseId, ...(where.assignmentId === null ? {} : { assignmentId: where.assignmentId }) };
  const handedIn = { ...course, state: { $ne: 'composing' as const } };
  try {
    const whose = await matchWhose(db, where, { course, holds, words });
    const found = await submissionModel(db)
      .find({ ...handedIn, $or: [...whose, { 'work.text': holds }] }, { _id: 1 })
      .hint(where.assignmentId === null ? 'course_queue_by_state' : 'queue_by_state')
      .limit(MOST_FOUND + 1)
      .maxTimeMS(LONGEST_MS)
      .lean<{ _id: string }[]>();
    return { ids: found.slice(0, MOST_FOUND).map(({ _id }) => _id), cut: found.length > MOST_FOUND };
  } catch (error) {
    if ((error as { code?: unknown }).code !== MAX_TIME_EXPIRED) throw error;
    throw new AppError('search-too-long', { status: 503 });
  }
}

const MOST_FOUND = 1_000;
const LONGEST_MS = 2_000;
/** The server's error code of a query that was cut off. */
const MAX_TIME_EXPIRED = 50;

/** Works of people by their names, but for those whose names are hidden: of those, by their aliases. */
async function matchWhose(
  db: Connection,
  { tenancy, assignmentId }: { tenancy: Tenancy; assignmentId: string | null },
  { course, holds, words }: { course: { platformId: string }; holds: object; words: string },
): Promise<object[]> {
  const assignmentIds = assignmentId === null ? null : [assignmentId];
  const number = aliasNamed(words);
  const [personIds, aliased] = await Promise.all([
    findNamed(db, course, holds),
    number === null ? [] : listBehindAlias(db, tenancy, { assignmentIds, number }),
  ]);
  const hidden = await listHidden(db, tenancy, { assignmentIds, personIds });
  const named = { personId: { $in: personIds } };
  return [hidden.length === 0 ? named : { $and: [named, { $nor: hidden.map(worksOf) }] }, ...aliased.map(worksOf)];
}

function worksOf({ assignmentId, personIds }: HiddenPeople): object {
  return { assignmentId, personId: { $in: personIds } };
}

/** People of these works by their names. */
async function findNamed(db: Connection, course: { platformId: string }, name: object): Promise<string[]> {
  const authors = await submissionModel(db)
    .aggregate<{ _id: string }>([{ $match: course }, { $group: { _id: '$personId' } }])
    .hint('one_per_attempt')
    .option({ maxTimeMS: LONGEST_MS });
  const found = await personModel(db)
    .find({ _id: { $in: authors.map(({ _id }) => _id) }, platformId: course.platformId, name }, { _id: 1 })
    .hint('_id_')
    .maxTimeMS(LONGEST_MS)
    .lean<{ _id: string }[]>();
  return found.map(({ _id }) => _id);
}
