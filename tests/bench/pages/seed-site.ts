import { linkModel } from '../../../server/lti/directory-model.ts';
import type { Services } from '../../../server/services.ts';
import { seedAssignment, TENANCY } from '../../support/desk.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { seedClass } from '../desk/seed-class.ts';

/** Works of the class that is looked at. */
export const CLASS_SIZE = 300;

/** The class whose pages are timed, with the link that its teacher launched. */
export async function seedHomeClass(services: Services): Promise<void> {
  await linkModel(services.db).create({
    ...{ _id: 'link-1', ...TENANCY, deploymentId: '1', resourceLinkId: '7', title: 'Leaves', description: null },
    ...{ lineItemUrl: null, lineItemsUrl: null, scopes: [] },
  });
  await seedClass(services, await seedAssignment(services), CLASS_SIZE);
}

/**
 * Other people's work, until the whole database holds `size` submissions: courses of the same LMS and of another one
 * in turn, with 30 to 300 works each. Gives back how many there are now.
 */
export async function growSite(services: Services, have: number, size: number): Promise<number> {
  const random = seededRandom(have);
  for (let there = have; there < size;) {
    const works = Math.min(size - there, 30 + Math.floor(random() * 271));
    const course = `c${there}`;
    const platformId = there % 2 === 0 ? TENANCY.platformId : 'platform-2';
    const tenancy = { platformId, courseId: course };
    const assignment = await seedAssignment(services, { _id: `a-${course}`, ...tenancy, linkId: `link-${course}` });
    await seedClass(services, assignment, works, { prefix: `${course}-`, seed: there });
    there += works;
  }
  return Math.max(have, size);
}
