import type { Connection } from 'mongoose';
import { membershipModel, personModel } from '../../lti/directory-model.ts';
import { submissionModel } from '../../submissions/submission-model.ts';
import type { Tenancy } from '../../tenancy.ts';

/** How a course's works stand. `open`: contests without an answer, and approvals that are not out. */
export type CourseActivity = Tenancy & { works: number; lastActivityAt: Date; open: number };

/** Of every course that has works at all, or of one. */
export async function listCourseActivity(db: Connection, only: Tenancy | null = null): Promise<CourseActivity[]> {
  const isWaiting = { $or: [{ $gt: ['$replies.open.contests', 0] }, { $eq: ['$state', 'approved'] }] };
  const found = await submissionModel(db).aggregate<Omit<CourseActivity, keyof Tenancy> & { _id: Tenancy }>([
    { $match: only === null ? {} : { platformId: only.platformId, courseId: only.courseId } },
    {
      $group: {
        _id: { platformId: '$platformId', courseId: '$courseId' },
        works: { $sum: 1 },
        lastActivityAt: { $max: '$updatedAt' },
        open: { $sum: { $cond: [isWaiting, 1, 0] } },
      },
    },
  ]);
  return found.map(({ _id, ...activity }) => ({ ..._id, ...activity }));
}

/** Our ids of a course's students who are in no other course of their LMS. */
export async function listLeaving(db: Connection, { platformId, courseId }: Tenancy): Promise<string[]> {
  const members = membershipModel(db);
  const here = await members.distinct('sub', { platformId, courseId, role: { $ne: 'instructor' } });
  const elsewhere = await members.distinct('sub', { platformId, courseId: { $ne: courseId }, sub: { $in: here } });
  const stay = await members.distinct('sub', { platformId, courseId, role: 'instructor', sub: { $in: here } });
  const kept = new Set([...elsewhere, ...stay]);
  return personModel(db).distinct('_id', { platformId, sub: { $in: here.filter((sub) => !kept.has(sub)) } });
}
