import { sweepAudit } from '../../server/audit/sweep-audit.ts';
import { readCertificate } from '../../server/privacy/erase/certificate.ts';
import { listErasures } from '../../server/privacy/erase/erasure-repository.ts';
import { listCourseEnds } from '../../server/privacy/retention/list-course-ends.ts';
import { setLegalHold, setRetention } from '../../server/privacy/retention/set-retention.ts';
import { sweepRetention } from '../../server/privacy/retention/sweep-retention.ts';
import { openDesk } from '../support/desk.ts';
import { findTraces } from '../support/find-traces.ts';
import { openVisit } from '../support/open-visit.ts';
import { OTHER_MARK, plantPeople, STUDENT_MARK, TEACHER_MARK } from '../support/planted-person.ts';
import { scriptedGateway } from '../support/scripted-gateway.ts';

test('a course’s works are announced, wait for a hold, and then go with a certificate; what teachers made stays', async () => {
  const desk = await openDesk({ lti: scriptedGateway() });
  await plantPeople(desk);
  const { services, clock } = desk;
  const traces = (text: string) => findTraces(services.db, text);
  services.config = { ...services.config, keepCoursesDays: 365 };
  const sweepAfter = async (days: number) => {
    clock.add(days * 86_400_000);
    await sweepRetention(services);
    await sweepAudit(services, []);
  };
  const pages = async () => {
    const [teacher, student] = [await openVisit(services), await desk.student('student-2')];
    const stored = await desk.get(student, '/stored').expect(200);
    return [(await desk.get(teacher, '/queue?scope=course').expect(200)).text, stored.text];
  };
  await sweepAfter(300);
  expect((await pages())[0]).not.toContain('The works of this course will be deleted');
  expect((await pages())[1]).toContain('Nov 23, 2027');
  await sweepAfter(50);
  expect((await pages())[0]).toContain('The works of this course will be deleted');
  await setLegalHold(services, { course: 'course-1', reason: 'Appeal', by: 'cli:ada' });
  await sweepAfter(60);
  expect((await pages())[1]).toContain('legal hold');
  expect(await services.db.collection('submissions').countDocuments()).toBe(3);
  await setLegalHold(services, { course: 'course-1', reason: null, by: 'cli:ada' });
  await sweepAfter(1);
  await sweepAfter(29);
  expect(await services.db.collection('submissions').countDocuments()).toBe(3);
  await sweepAfter(2);
  for (const gone of [STUDENT_MARK, OTHER_MARK]) expect(await traces(gone)).toEqual([]);
  expect((await traces(TEACHER_MARK)).sort()).toEqual(expect.arrayContaining(['assignments', 'people', 'savedPoints']));
  const [erasure] = await listErasures(services.db, 1);
  expect(readCertificate(erasure?.certificate ?? '')).toMatchObject({
    certificate: { about: 'course', by: 'retention', number: erasure?._id },
  });
  const ended = { kind: 'course-ended', 'facts.certificate': erasure?._id };
  expect(await services.db.collection('auditEntries').countDocuments(ended)).toBe(1);
  expect(await listCourseEnds(services)).toEqual([]);
  await desk.close();
});

test('with a date a course’s works go on it, whatever happens until then, and a pause has it announced anew', async () => {
  const desk = await openDesk({ lti: scriptedGateway() });
  await plantPeople(desk);
  const { services, clock } = desk;
  const works = services.db.collection('submissions');
  const on = new Date(Math.ceil(clock.now().getTime() / DAY_MS) * DAY_MS + 40 * DAY_MS);
  const chosen = { course: 'course-1', choice: { kind: 'date' as const, on }, by: 'cli:ada' };
  expect(await setRetention(services, chosen)).toEqual({ kind: 'set' });
  const queue = async () => (await desk.get(await openVisit(services), '/queue?scope=course').expect(200)).text;
  const sweepAt = async (days: number) => {
    clock.add(on.getTime() + days * DAY_MS - clock.now().getTime());
    await sweepRetention(services);
  };
  await sweepAt(-31);
  expect(await queue()).not.toContain('The works of this course will be deleted');
  const stored = (await desk.get(await desk.student('student-2'), '/stored').expect(200)).text;
  expect(stored).toContain('on a set date');
  expect(stored).toContain(`<time datetime="${on.toISOString()}">`);
  await sweepAt(-30);
  expect(await queue()).toContain(`<time datetime="${on.toISOString()}">`);
  await works.updateMany({}, { $set: { updatedAt: clock.now() } });
  await setLegalHold(services, { course: 'course-1', reason: 'Appeal', by: 'cli:ada' });
  await sweepAt(0);
  await setLegalHold(services, { course: 'course-1', reason: null, by: 'cli:ada' });
  await sweepAt(1);
  await sweepAt(30);
  expect(await works.countDocuments()).toBe(3);
  await sweepAt(31);
  expect(await works.countDocuments()).toBe(0);
  await desk.close();
});

const DAY_MS = 86_400_000;
