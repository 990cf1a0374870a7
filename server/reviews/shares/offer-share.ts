import type { Visit } from '../../http/visit.ts';
import type { Services } from '../../services.ts';
import type { Reviewing } from '../reviewing.ts';
import { peopleOf } from './share-routes.ts';

/** Whose share a work is in, and whom it may be given to. */
export type ShareOffer = { named: boolean; graders: { id: string; name: string | null; chosen: boolean }[] };

/** Null where the class is not divided. Whoever has left stays chosen until somebody else is. */
export async function offerShare(
  services: Pick<Services, 'db'>,
  visit: Pick<Visit, 'tenancy' | 'person'>,
  { assignment, submission }: Pick<Reviewing, 'assignment' | 'submission'>,
): Promise<ShareOffer | null> {
  if (!assignment.shares) return null;
  const { teachers } = await peopleOf(services, visit);
  const grader = submission.share?.grader ?? null;
  const gone = assignment.shares.graders.filter(({ id }) => id === grader && !teachers.some((one) => one.id === id));
  const graders = [...teachers, ...gone].map(({ id, name }) => ({ id, name, chosen: id === grader }));
  return { named: graders.some(({ chosen }) => chosen), graders };
}
