import type { ActivityDocument } from '../../server/demo/lms/lms-documents.ts';
import type { ProfileName } from '../../server/demo/lms/profiles/lms-profile.ts';
import type { ServedLms } from '../../server/demo/lms/serve-demo-lms.ts';
import type { WebPage } from '../../server/demo/web-client.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { createRegistrationLink } from '../../server/lti/create-registration-link.ts';
import { startDemoCourse } from './demo-course.ts';
import { visitLms, type LmsVisitor } from './lms-visitor.ts';
import { startLtiTool, type LtiTool } from './lti-tool.ts';
import { openTestDatabase } from './test-database.ts';

/**
 * The tool and an LMS that know each other, with two courses: Tess teaches both, Uma only the new one; Sam learns in the
 * old one, Lee in the new one.
 */
export type LinkedCourses = {
  database: Database;
  lms: ServedLms;
  tool: LtiTool;
  old: string;
  fresh: string;
  visit: (personKey: string) => Promise<LmsVisitor>;
  openPicker: (person: LmsVisitor, courseId: string) => Promise<WebPage>;
  /** Makes an assignment in the picker and ticks it; gives the page where the LMS shows what came. */
  pickNew: (person: LmsVisitor, courseId: string, title: string) => Promise<WebPage>;
  /** Confirms it in the LMS and gives the newest activity of the course. */
  saved: (person: LmsVisitor, confirm: WebPage, courseId: string) => Promise<ActivityDocument>;
  launch: (person: LmsVisitor, activity: Pick<ActivityDocument, 'key'>) => Promise<WebPage>;
  /** Copies it in the LMS, as importing a course does. */
  copied: (person: LmsVisitor, activity: ActivityDocument, intoCourseId: string) => Promise<ActivityDocument>;
  lmsCollection: <T extends object>(name: string) => ReturnType<typeof lmsCollection<T>>;
  close: () => Promise<void>;
};

export async function openLinkedCourses(profile: ProfileName = 'moodle'): Promise<LinkedCourses> {
  const database = await openTestDatabase();
  const lms = await startDemoCourse(database, { profile });
  const tool = await startLtiTool(database);
  await lms.lms.registerTool(await createRegistrationLink(tool.services, { by: 'test' }));
  const { old, fresh } = await addCourses(lms);
  const lmsOf = <T extends object>(name: string) => lmsCollection<T>(database, name);
  const newest = async (courseId: string): Promise<ActivityDocument> => {
    const found = await lmsOf<ActivityDocument>('activities').find({ courseId }).toArray();
    const number = ({ key }: ActivityDocument) => Number(key.replace(/\D/g, ''));
    const [last] = found.sort((a, b) => number(b) - number(a));
    if (!last) throw new Error('the course has no activity');
    return last;
  };
  const openPicker = (person: LmsVisitor, courseId: string) => person.open(`/courses/${courseId}/add/launch`);
  return {
    ...{ database, lms, tool, old, fresh, openPicker, lmsCollection: lmsOf },
    visit: (personKey) => visitLms(lms.url, personKey),
    pickNew: async (person, courseId, title) => {
      const picker = await openPicker(person, courseId);
      const blank = await person.open(picker.url.replace(/pick$/, 'pick/new'));
      return person.press(await person.press(filledIn(blank, title), '/pick/new'), '/pick');
    },
    saved: async (person, confirm, courseId) => {
      await person.press(confirm, new URL(confirm.forms.at(-1)?.action ?? '').pathname);
      return newest(courseId);
    },
    launch: (person, { key }) => person.open(`/activities/${key}/launch`),
    copied: async (person, { key, courseId }, course) => {
      await person.press(await person.open(`/courses/${courseId}`), `/${key}/copy`, [['course', course]]);
      return newest(course);
    },
    close: async () => {
      await tool.close();
      await lms.close();
      await lms.lms.drop();
      await database.close();
    },
  };
}

async function addCourses({ lms }: ServedLms): Promise<{ old: string; fresh: string }> {
  const old = await lms.addCourse({ key: 'eng', label: '', title: '' });
  const fresh = await lms.addCourse({ key: 'new', label: 'ENG101B', title: 'English, next year' });
  await lms.addPerson({ key: 'uma', givenName: 'Uma', familyName: 'Urban' });
  await lms.addPerson({ key: 'lee', givenName: 'Lee', familyName: 'Lerner' });
  for (const personKey of ['tess', 'uma']) await lms.enrol({ courseKey: 'new', personKey, role: 'teacher' });
  await lms.enrol({ courseKey: 'new', personKey: 'lee', role: 'student' });
  return { old: old._id, fresh: fresh._id };
}

function lmsCollection<T extends object>({ connection }: Database, name: string) {
  return connection.getClient().db(`${connection.name}_lms`).collection<T>(name);
}

function filledIn(page: WebPage, title: string): WebPage {
  const typed: Record<string, string> = {
    title,
    task: 'Should every office allow short breaks?',
    notes: 'SECRET: a clear position.',
    rubricChoice: 'argumentative-essay',
    dueAt: '2020-01-01T10:00',
  };
  const fill = (fields: [string, string][]): [string, string][] => [
    ...fields.filter(([name]) => !(name in typed)),
    ...Object.entries(typed),
  ];
  return { ...page, forms: page.forms.map((form) => ({ ...form, fields: fill(form.fields) })) };
}
