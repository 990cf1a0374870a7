import { findBudget } from '../llm/budget-repository.ts';
import { limitOf } from '../llm/till.ts';
import { listCourses } from '../lti/directory-repository.ts';
import { defaultLimitOf } from '../llm/till-of.ts';
import type { Services } from '../services.ts';

/** What a course may spend this month and has spent, in micro-units; `limit` null: no budget. */
export type CourseBudget = { course: string; title: string | null; spent: number; limit: number | null };

/** Every course of the site, with this month's account. */
export async function listBudgets(services: Pick<Services, 'db' | 'clock' | 'config'>): Promise<CourseBudget[]> {
  const { db, clock } = services;
  const courses = await listCourses(db);
  return Promise.all(
    courses.map(async ({ _id, platformId, title }) => {
      const tenancy = { platformId, courseId: _id };
      const budget = await findBudget(db, tenancy, clock.now());
      const limit = await limitOf({ db, defaultLimit: defaultLimitOf(services) }, tenancy);
      return { course: _id, title, spent: budget?.spent ?? 0, limit };
    }),
  );
}
