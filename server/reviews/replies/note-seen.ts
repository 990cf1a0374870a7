import type { Services } from '../../services.ts';
import type { Reviewing, ReviewCommand } from '../reviewing.ts';
import { seenBy } from './decide-answer.ts';
import { storeSeen } from './reply-repository.ts';

/** A teacher has opened the work: from now on its student reads that what they asked or contested is being looked at. */
export async function noteSeen(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  target: Pick<ReviewCommand, 'tenancy' | 'submissionId'>,
  { submission: { replies } }: Reviewing,
): Promise<void> {
  const seen = seenBy(replies, clock.now());
  if (seen && replies) await storeSeen(db, target, { before: replies.version, replies: seen });
}
