import { openDesk, queuedWork, seedAssignment, seedWork, type Desk } from '../support/desk.ts';

let desk: Desk;
const hours = (n: number) => new Date(Date.UTC(2026, 10, 20) + n * 3_600_000);
const essay = (text: string) => ({
  work: { kind: 'text' as const, text, typed: text, file: null, extraction: { status: 'none' as const } },
});

beforeAll(async () => {
  desk = await openDesk();
  const other = await seedAssignment(desk.services, { _id: 'assignment-2', linkId: 'link-2', title: 'Why tides turn' });
  const strange = await seedAssignment(desk.services, { _id: 'foreign', courseId: 'course-2', linkId: 'link-9' });
  for (let n = 0; n < 60; n++) await seedWork(desk, { _id: `w${100 + n}`, submittedAt: hours(n) });
  await seedWork(desk, { _id: 'urgent', submittedAt: hours(99), draft: { route: 'look-here' } });
  await seedWork(desk, { _id: 'drawn', submittedAt: hours(98), blindFirst: true });
  await seedWork(desk, { _id: 'late', ...queuedWork(desk.clock) });
  await seedWork(
    { ...desk, assignment: other },
    { _id: 'tide', personId: 'student-2', ...essay('The moon pulls (a+b)* water.') },
  );
  await seedWork({ ...desk, assignment: strange }, { _id: 'abroad', personId: 'student-2', ...essay('The moon.') });
});
afterAll(() => desk.close());

const page = async (path: string) => (await desk.get(desk.teacher, path).expect(200)).text;
const rows = (html: string) => [...html.matchAll(/<tr data-submission="([^"]+)"/g)].map((match) => match[1]);

test('a long queue comes in pages that neither lose nor repeat a row', async () => {
  const [first, second] = [await page('/queue'), await page('/queue?page=2')];
  expect(rows(first)).toHaveLength(50);
  expect(rows(first).slice(0, 3)).toEqual(['drawn', 'urgent', 'w100']);
  expect(first).toMatch(/href="[^"]*\/queue\?page(=|&#x3D;)2" rel="next"/);
  expect(new Set([...rows(first), ...rows(second)]).size).toBe(63);
  expect(rows(second).at(-1)).toBe('late');
  expect(second).not.toContain('rel="next"');
  expect(rows(await page('/queue?page=99'))).toEqual(rows(second));
});

test('next and previous run through the whole queue, over the borders of groups and pages', async () => {
  const walked = [];
  for (let path: string | undefined = '/review/drawn'; path && walked.length < 99;) {
    const html = await page(path);
    walked.push(path.split('/')[2]);
    path = /href="\/l\/[\w-]+(\/review\/[\w-]+)" rel="next"/.exec(html)?.[1];
  }
  expect(walked).toEqual([...rows(await page('/queue')), ...rows(await page('/queue?page=2'))]);
  const middle = await page('/review/w100');
  expect(middle).toContain('3 of 63');
  expect(middle).toMatch(/review\/urgent" rel="prev"/);
});

test('work drawn to be judged first tells nothing but that', async () => {
  const row = (await page('/queue?route=yours-first')).split('<tr ').find((one) => one.includes('"drawn"')) ?? '';
  expect(row).toContain('data-route="yours-first"');
  expect(row).toContain('data-marks=""');
  expect(row).toContain('judge it before you see the draft');
});

test('a search looks into names and texts, as the words are written, and stays in its course', async () => {
  expect(rows(await page('/queue?scope=course&q=MOON'))).toEqual(['tide']);
  expect(rows(await page(`/queue?scope=course&q=${encodeURIComponent('(a+b)*')}`))).toEqual(['tide']);
  expect(rows(await page('/queue?scope=course&q=zoe'))).toEqual(['tide']);
  expect(rows(await page('/queue?q=moon'))).toEqual([]);
  expect(await page('/queue?q=moon')).toContain('No work matches these filters');
  expect(rows(await page(`/queue?scope=course&q=${encodeURIComponent('.*')}`))).toEqual([]);
  expect(await page('/queue?q=nothing+like+it')).toContain('Nothing of what the search found needs you.');
  expect(await page(`/queue?q=${encodeURIComponent('<b>"')}`)).toContain('value="&lt;b&gt;&quot;"');
});

test('the course: every assignment with its counts, one list over all, and the way back from a work', async () => {
  const html = await page('/queue?scope=course');
  const counts = (title: string) => {
    const [row = ''] = html.split(`data-assignment="${title}"`).slice(1);
    return [...row.slice(0, row.indexOf('</tr>')).matchAll(/number"[^>]*>(\d+)/g)].map((match) => Number(match[1]));
  };
  expect(counts('Why leaves fall')).toEqual([62, 1, 0, 63]);
  expect(counts('Why tides turn')).toEqual([1, 0, 0, 1]);
  expect(html).not.toContain('abroad');
  const one = await page('/queue?scope=course&assignment=assignment-2');
  expect(rows(one)).toEqual(['tide']);
  expect(one).toContain('Why tides turn');
  const review = await page('/review/tide?scope=course&assignment=assignment-2');
  expect(review).toMatch(/\/queue\?scope(=|&#x3D;)course&amp;assignment(=|&#x3D;)assignment-2"/);
  await desk.get(desk.teacher, '/queue?scope=course&assignment=foreign').expect(303);
});

test('what renews itself counts, tells of new drafts without moving rows, and stops when nothing comes any more', async () => {
  const first = await page('/queue');
  const address = /hx-get="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? '';
  const live = address.replace(desk.teacher.path, '');
  expect(live).toBe('/queue/live?seen=62');
  const busy = await desk.get(desk.teacher, live).expect(200);
  expect(busy.text).toContain('62 of 63 read');
  expect(busy.text).not.toContain('<tr ');
  await seedWork(desk, { _id: 'arrived' });
  await desk.services.db
    .collection<{ _id: string }>('submissions')
    .updateOne({ _id: 'late' }, { $set: { state: 'with-teacher' } });
  const done = await desk.get(desk.teacher, live).expect(286);
  expect(done.text).toContain('2 more drafts are here');
  expect(done.text).not.toContain('hx-get');
});

test('a student sees no queue, nor its counts', async () => {
  const student = await desk.student();
  await desk.get(student, '/queue/live').expect(403);
  await desk.get(student, '/queue?scope=course').expect(403);
});

test('a page goes out small to whoever takes it', async () => {
  const small = await desk
    .get(desk.teacher, '/queue')
    .set('Accept-Encoding', 'gzip')
    .expect('Content-Encoding', 'gzip');
  expect(rows(small.text)).toHaveLength(50);
  const plain = await desk.get(desk.teacher, '/queue').set('Accept-Encoding', 'identity').expect(200);
  expect(plain.headers['content-encoding']).toBeUndefined();
});
