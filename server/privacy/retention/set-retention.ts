import { keepCourseFor, setHold } from '../../assignments/retention/retention-repository.ts';
import { earliestEnd, type KeepChoice } from '../../assignments/retention/retention.ts';
import { recordSiteAct } from '../../audit/record-act.ts';
import { AppError } from '../../errors.ts';
import { listCourses } from '../../lti/directory-repository.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';

type SetServices = Pick<Services, 'db' | 'clock'>;

/** How long a course keeps its works. A date that leaves no time to announce it is refused. Throws `no-such-course`. */
export async function setRetention(
  services: SetServices,
  { course, choice, by }: { course: string; choice: KeepChoice; by: string },
): Promise<{ kind: 'set' | 'too-soon' }> {
  const tenancy = await courseNamed(services, course);
  const on = choice.kind === 'date' ? choice.on : null;
  if (on && on < earliestEnd(services.clock.now())) return { kind: 'too-soon' };
  const days = choice.kind === 'days' ? choice.days : null;
  const facts = { course, days, date: on?.toISOString() ?? null, own: choice.kind !== 'default' };
  await recordSiteAct(services, by, 'retention-set', facts);
  await keepCourseFor(services.db, tenancy, choice);
  return { kind: 'set' };
}

/** Stops every deletion in a course, or (`reason` null) lets it go on. Throws `no-such-course`. */
export async function setLegalHold(
  services: SetServices,
  { course, reason, by }: { course: string; reason: string | null; by: string },
): Promise<void> {
  const tenancy = await courseNamed(services, course);
  await recordSiteAct(services, by, 'legal-hold', { course, on: reason !== null });
  await setHold(services.db, tenancy, reason === null ? null : { by, at: services.clock.now(), reason });
}

async function courseNamed({ db }: SetServices, course: string): Promise<Tenancy> {
  const found = (await listCourses(db)).find(({ _id }) => _id === course);
  if (!found) throw new AppError('no-such-course', { status: 404, details: { course } });
  return { platformId: found.platformId, courseId: found._id };
}
