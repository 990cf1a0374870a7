import { bigReaders, namedModel, openStudentDesks, type StudentDesks } from '../support/student-desks.ts';

let desks: StudentDesks;

beforeAll(async () => {
  desks = await openStudentDesks();
});
beforeEach(() => {
  desks.services.readers = bigReaders;
  desks.readWith(undefined);
  desks.woken.length = 0;
});
afterAll(() => desks.close());

test('before the teacher sets it up, a student reads that it is not open yet', async () => {
  const student = await desks.open('link-never-set-up');
  expect((await student.get('/work').expect(200)).text).toContain('Not open yet');
  await student.post('/work/text', { text: 'early' }).expect(409);
});

test('from the first word to handing in', async () => {
  const at = await desks.desk();
  const page = await at.student.get('/work').expect(200);
  expect(page.text).toContain('Explain why there are two tides');
  expect(page.text).not.toContain('SECRET NOTES');
  for (const criterion of desks.services.rubrics[0]?.criteria ?? [])
    expect(page.text).toContain(criterion.levels[0]?.title);
  await at.student
    .post('/work/text', { text: 'The moon\r\npulls.' })
    .expect(303)
    .expect('Location', `${at.student.path}/work`);
  await at.student.post('/work/check', { text: 'The moon\r\npulls twice.' }).expect(303);
  const check = await at.student.get('/work/check').expect(200);
  expect(check.text).toContain('The moon\npulls twice.');
  expect(check.text).toContain('big-reader');
  expect(check.text).toContain('models.example');
  await at.student.post('/work/submit').expect(303).expect('Location', `${at.student.path}/feedback`);
  expect(await desks.only(at)).toMatchObject({
    state: 'queued',
    work: { kind: 'text', text: 'The moon\npulls twice.' },
    teacherOnly: false,
    late: false,
    rubricVersionId: 'rubric-1',
    noDraft: null,
    job: { status: 'waiting', attempts: 0 },
  });
  expect(desks.woken).toEqual(['draft']);
  await at.student.get('/work').expect(303).expect('Location', `${at.student.path}/feedback`);
});

test('my teacher only: no model is asked', async () => {
  const at = await desks.desk();
  await at.student.post('/work/text', { text: 'words' });
  await at.student.post('/work/submit', { teacherOnly: 'yes' }).expect(303);
  expect(await desks.only(at)).toMatchObject({
    state: 'with-teacher',
    noDraft: 'teacher-only',
    teacherOnly: true,
    job: { status: 'none' },
  });
  expect(desks.woken).toEqual([]);
});

test('without a reader set up the page says so, and the teacher gets the work', async () => {
  desks.services.readers = null;
  const at = await desks.desk();
  await at.student.post('/work/text', { text: 'words' });
  expect((await at.student.get('/work/check')).text).toContain('No model reads it');
  await at.student.post('/work/submit').expect(303);
  expect(await desks.only(at)).toMatchObject({ state: 'with-teacher', noDraft: 'no-reader' });
});

test('the offline reader is called a demonstration, and the text stays here', async () => {
  const offline = namedModel('offline', null, true);
  desks.services.readers = { generator: offline, validator: offline };
  const at = await desks.desk();
  await at.student.post('/work/text', { text: 'words' });
  const { text } = await at.student.get('/work/check');
  expect(text).toContain('a demonstration, not an assessment');
  expect(text).toContain('nothing leaves it');
});

test('an empty answer is handed in to a person, never marked', async () => {
  const at = await desks.desk();
  await at.student.post('/work/submit').expect(303);
  expect(await desks.only(at)).toMatchObject({ state: 'with-teacher', noDraft: 'empty', release: null });
});

test('late work is taken and marked as late', async () => {
  const at = await desks.desk({ dueAt: new Date('2026-11-23T11:59:59Z') });
  await at.student.post('/work/text', { text: 'late words' });
  expect((await at.student.get('/work')).text).toContain('The due date has passed');
  await at.student.post('/work/submit').expect(303);
  expect(await desks.only(at)).toMatchObject({ state: 'queued', late: true });
});

test('autosave answers with the moment, and two tabs never overwrite each other unseen', async () => {
  const at = await desks.desk();
  await at.student.get('/work');
  const start = (await desks.only(at)).updatedAt.toISOString();
  const saved = await at.student.autosave({ text: 'tab one', base: start }).expect(200);
  const again = await at.student.autosave({ text: 'tab one, more', base: (saved.body as { savedOn: string }).savedOn });
  expect(again.body).toMatchObject({ kind: 'saved' });
  expect((await at.student.autosave({ text: 'tab two', base: start }).expect(409)).body).toMatchObject({
    kind: 'conflict',
  });
  const page = await at.student.post('/work/check', { text: 'tab two', base: start }).expect(409);
  expect(page.text).toContain('tab two');
  expect(page.text).toContain('tab one, more');
  expect((await desks.only(at)).work.text).toBe('tab one, more');
});

test('words typed after handing in are given back, not swallowed', async () => {
  const at = await desks.desk();
  await at.student.post('/work/text', { text: 'handed in' });
  await at.student.post('/work/submit');
  const page = await at.student.post('/work/text', { text: 'too late words' }).expect(409);
  expect(page.text).toContain('too late words');
  expect(page.text).toContain('handed in already');
  expect((await desks.only(at)).work.text).toBe('handed in');
});

test('text that is too long is refused whole', async () => {
  const at = await desks.desk();
  await at.student.post('/work/text', { text: 'kept' });
  const page = await at.student.post('/work/text', { text: 'x'.repeat(200_001) }).expect(413);
  expect(page.text).toContain('longer than 200,000 characters');
  expect((await desks.only(at)).work.text).toBe('kept');
});

test('what is handed in is what was checked', async () => {
  const at = await desks.desk();
  await at.student.post('/work/text', { text: 'checked' });
  const seen = /name="seen" value="([^"]+)"/.exec((await at.student.get('/work/check')).text)?.[1] ?? '';
  await at.student.post('/work/text', { text: 'changed in another tab' });
  await at.student.post('/work/submit', { seen }).expect(303).expect('Location', `${at.student.path}/work/check`);
  expect((await desks.only(at)).state).toBe('composing');
  const again = /name="seen" value="([^"]+)"/.exec((await at.student.get('/work/check')).text)?.[1] ?? '';
  await at.student.post('/work/submit', { seen: again }).expect(303).expect('Location', `${at.student.path}/feedback`);
});

test('hostile text is shown as text', async () => {
  const at = await desks.desk();
  await at.student.post('/work/text', { text: '</textarea><script>alert(1)</script>' });
  for (const page of ['/work', '/work/check']) expect((await at.student.get(page)).text).not.toContain('<script>alert');
});

test('the check page shows what a model would get: no names of the course', async () => {
  const at = await desks.desk();
  const membership = {
    platformId: 'platform-1',
    courseId: 'course-1',
    role: 'student',
    roleFrom: 'roster',
    active: true,
  };
  const person = { sub: 'sub-anna', personId: null, name: 'Anna Müller', givenName: 'Anna', familyName: 'Müller' };
  const memberships = desks.services.db.collection<{ _id: string }>('memberships');
  await memberships.insertOne({ _id: 'm-anna', ...membership, ...person, email: null, sourcedId: null } as {
    _id: string;
  });
  desks.now = new Date(desks.now.getTime() + 2_001); // who came within the last two seconds may not be known yet
  await at.student.post('/work/text', { text: 'Anna Müller and I asked x@y.example, see Newton (1687).' });
  const { text } = await at.student.get('/work/check');
  expect(text).toContain('[Student-1] and I asked [email-1], see Newton (1687).');
  expect(text).not.toContain('Müller');
  expect((await desks.only(at)).work.text).toContain('Anna Müller');
});

test('a teacher sees the page as students do, and can change nothing', async () => {
  const at = await desks.desk();
  const teacher = await desks.open(at.linkId, 'teacher-1', 'instructor');
  const page = await teacher.get('/work').expect(200);
  expect(page.text).toContain('what your students see');
  expect(page.text).not.toMatch(/<button/);
  await teacher.post('/work/text', { text: 'x' }).expect(403);
  await teacher.post('/work/submit').expect(403);
  expect(await desks.stored(at, 'teacher-1')).toEqual([]);
});
