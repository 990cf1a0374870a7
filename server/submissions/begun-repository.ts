import type { Connection } from 'mongoose';
import { listTestUsers } from '../lti/directory-repository.ts';
import type { Tenancy } from '../tenancy.ts';
import { submissionModel } from './submission-model.ts';

/** How many students have typed, uploaded or handed in anything for an assignment; test people do not count. */
export async function countBegun(
  db: Connection,
  { platformId, courseId }: Tenancy,
  assignmentId: string,
): Promise<number> {
  const something = [
    ...[{ state: { $ne: 'composing' as const } }, { attempt: { $gt: 1 } }],
    ...[{ 'work.text': { $ne: '' } }, { 'work.typed': { $ne: '' } }, { 'work.file': { $ne: null } }],
  ];
  const begun = { platformId, courseId, assignmentId, $or: something };
  const [people, testers] = await Promise.all([
    submissionModel(db).distinct('personId', begun),
    listTestUsers(db, platformId),
  ]);
  return people.filter((personId) => !testers.includes(personId)).length;
}
