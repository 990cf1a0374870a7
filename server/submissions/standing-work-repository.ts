import type { Connection } from 'mongoose';
import { resend } from '../database/resend.ts';
import type { Tenancy } from '../tenancy.ts';
import { submissionModel } from './submission-model.ts';

/** Whether a work is still there: an erasure may have taken it while somebody had it in their hands. */
export async function isStanding(db: Connection, { platformId, courseId }: Tenancy, _id: string): Promise<boolean> {
  return resend(async () => (await submissionModel(db).exists({ _id, platformId, courseId })) !== null);
}
