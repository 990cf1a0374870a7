import { auditEntryModel } from '../../server/audit/audit-models.ts';
import { sweepAudit } from '../../server/audit/sweep-audit.ts';
import { csvOf } from '../../server/grades/csv.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { membershipModel, personModel } from '../../server/lti/directory-model.ts';
import { openDesk, reviewForm, seedWork, TENANCY, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.reset());
afterAll(() => desk.close());

const csv = async () => {
  const answer = await desk.get(desk.teacher, '/marks.csv').expect(200).responseType('blob');
  return {
    type: answer.get('Content-Type'),
    name: answer.get('Content-Disposition'),
    text: (answer.body as Buffer).toString('utf8'),
  };
};

test('every attempt with its state; only approved marks, and a missing one is empty, never 0', async () => {
  const { _id } = await seedWork(desk, { attempt: 1 });
  await desk.post(desk.teacher, `/review/${_id}/approve`, reviewForm()).expect(303);
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  await seedWork(desk, { attempt: 2 });
  await seedWork(desk, { personId: 'student-2', attempt: 1, late: true });
  await membershipModel(desk.services.db).create({
    ...{ _id: 'm-9', ...TENANCY, sub: 'sub-9', personId: null, name: 'Ada Absent', givenName: null, familyName: null },
    ...{ email: null, sourcedId: null, role: 'student', roleFrom: 'roster', active: true },
  });
  const { type, name, text } = await csv();
  await sweepAudit(desk.services, []);
  const exported = await auditEntryModel(desk.services.db).find({ kind: 'marks-exported' }).lean();
  expect(exported).toMatchObject([{ chain: 'platform-1/course-1', assignment: 'assignment-1', subject: null }]);
  expect(exported[0]?.facts).toEqual({ rows: text.trimEnd().split('\r\n').length - 1 });
  expect(type).toBe('text/csv; charset=utf-8');
  expect(name).toContain('Why leaves fall.csv');
  expect(text.startsWith('\uFEFF"Student","LMS user id","Attempt"')).toBe(true);
  const rows = text.trimEnd().split('\r\n').slice(1);
  expect(rows).toEqual([
    '"Ada Absent","sub-9",,"nothing handed in",,,,,,,,,',
    expect.stringMatching(
      /^"Sam Student","sub-student-1",1,"[^"]+","2026-11-23T09:00:00.000Z","no",3,4,"yes","Toni Teacher","2026-11-23T12:01:00.000Z",2,1$/,
    ),
    expect.stringMatching(/^"Sam Student","sub-student-1",2,"[^"]+","2026-11-23T09:00:00.000Z","no",,,"no",,,,$/),
    expect.stringMatching(/^"Zoe Student","sub-student-2",1,"[^"]+","2026-11-23T09:00:00.000Z","yes",,,"no",,,,$/),
  ]);
  await membershipModel(desk.services.db).deleteMany({});
});

test('a name that is a formula is no formula in the file', async () => {
  await personModel(desk.services.db).updateOne({ _id: 'student-1' }, { $set: { name: '=HYPERLINK("http://x","y")' } });
  await seedWork(desk);
  expect((await csv()).text).toContain(`\r\n"'=HYPERLINK(""http://x"",""y"")",`);
});

test.each([
  ['=1+1', `"'=1+1"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\tx', `"'\tx"`],
  ['\rx', `"'\rx"`],
  ['"=1', `"'""=1"`],
  [`'"=1`, `"''""=1"`],
  ['  =1', `"'  =1"`],
  ['＝1', `"'＝1"`],
  ['Anne-Marie = "A"', '"Anne-Marie = ""A"""'],
  ['a,b\nc', '"a,b\nc"'],
  [-2.5, '-2.5'],
  [0, '0'],
  [null, ''],
])('the cell %j stands in the file as %s', (cell, text) => {
  expect(csvOf([[cell]])).toBe(`\uFEFF${text}\r\n`);
});
