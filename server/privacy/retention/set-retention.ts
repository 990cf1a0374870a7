import { keepCourseFor, setHold } from '../../assignments/retention/retention-repository.ts';
import { recordSiteAct } from '../../audit/record-act.ts';
import { AppError } from '../../errors.ts';
import { listCourses } from '../../lti/directory-repository.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';

type SetServices = Pick<Services, 'db' | 'clock'>;

/** How long a course keeps its works; `days` null: for ever; undefined: as the site has it. Throws `no-such-course`. */
export async function setRetention(
  services: SetServices,
  { course, days, by }: { course: string; days: number | null | undefined; by: string },
): Promise<void> {
  const tenancy = await courseNamed(services, course);
  const facts = { course, days: days ?? null, own: days !== undefined };
  await recordSiteAct(services, by, 'retention-set', facts);
  await keepCourseFor(services.db, tenancy, days);
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
