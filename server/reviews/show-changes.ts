import { z } from 'zod';
import type { Visit } from '../http/visit.ts';
import type { Services } from '../services.ts';
import { callStudent } from '../submissions/call-students.ts';
import { listAttempts } from '../submissions/submission-repository.ts';
import { changesView } from './changes-view.ts';
import { filterQuery, readQueueFilter } from './queue-filter.ts';
import { loadReviewing } from './reviewing.ts';
import { maskForSecond } from './second/mask-for-second.ts';

/** Lays out what changed: from draft to final, and from an earlier attempt (`?with=n`, or the one before). */
export async function showChanges(
  services: Pick<Services, 'db'>,
  { visit, submissionId, query }: { visit: Visit; submissionId: string; query: unknown },
): Promise<ReturnType<typeof changesView>> {
  const { tenancy } = visit;
  const reviewing = maskForSecond(await loadReviewing(services, tenancy, submissionId), visit.person.id);
  const { submission } = reviewing;
  const [attempts, student] = await Promise.all([
    listAttempts(services.db, tenancy, submission),
    callStudent(services.db, tenancy, submission),
  ]);
  const earlier = attempts.filter(({ attempt, state }) => attempt < submission.attempt && state !== 'composing');
  const wanted = withSchema.safeParse(query).data?.with;
  return changesView({
    ...{ reviewing, visit, earlier, student },
    with: earlier.find(({ attempt }) => attempt === wanted) ?? earlier.at(-1) ?? null,
    query: filterQuery(readQueueFilter(query)),
  });
}

const withSchema = z.object({ with: z.coerce.number().int() });
