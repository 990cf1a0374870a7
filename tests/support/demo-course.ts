import { createLogger } from '../../server/logger.ts';
import type { ProfileName } from '../../server/demo/lms/profiles/lms-profile.ts';
import { serveDemoLms, type ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import type { Database } from '../../server/database/connect-database.ts';

/** A demo LMS with one course: two students, a teacher, a non-editing teacher, an admin, and an activity out of 20. */
export async function startDemoCourse(database: Database, choices: CourseChoices = {}): Promise<ServedLms> {
  const options = { connection: database.connection, toolUrl: null, production: false, ...choices };
  const served = await serveDemoLms({ ...options, port: 0, logger: createLogger('silent') });
  await seedDemoCourse(served);
  return served;
}

export type CourseChoices = { profile?: ProfileName; now?: () => Date };

export async function seedDemoCourse({ lms }: Pick<ServedLms, 'lms'>): Promise<void> {
  await lms.addPerson({ key: 'admin', givenName: 'Ada', familyName: 'Admin', admin: true });
  await lms.addPerson({ key: 'tess', givenName: 'Tess', familyName: 'Teacher', sourcedId: 'T-0001' });
  await lms.addPerson({ key: 'sam', givenName: 'Sam', familyName: 'Student', sourcedId: 'S-0001' });
  await lms.addPerson({ key: 'zoe', givenName: 'Zoé', familyName: 'Ünal-Łuk' });
  await lms.addPerson({ key: 'tom', givenName: 'Tom', familyName: 'Tutor' });
  const course = await lms.addCourse({
    key: 'eng',
    label: 'ENG101',
    title: 'English Composition 101',
    sourcedId: 'ENG101-2026',
  });
  await lms.enrol({ courseKey: 'eng', personKey: 'tess', role: 'teacher' });
  await lms.enrol({ courseKey: 'eng', personKey: 'tom', role: 'non-editing-teacher' });
  await lms.enrol({ courseKey: 'eng', personKey: 'sam', role: 'student' });
  await lms.enrol({ courseKey: 'eng', personKey: 'zoe', role: 'student' });
  const activity = { key: 'essay', courseId: course._id, title: 'Essay 1', description: 'Write 500 words.' };
  await lms.addActivity({ ...activity, custom: { assignment_id: 'a1' }, scoreMaximum: 20 });
}
