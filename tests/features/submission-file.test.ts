import { setTimeout as sleep } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { mongo } from 'mongoose';
import type request from 'supertest';
import type { ExtractionResult } from '../../server/submissions/extraction-pool.ts';
import { docxOf, oleFile, paragraph, zipOf } from '../support/sample-documents.ts';
import { sweepOriginals } from '../../server/submissions/sweep-originals.ts';
import { bigReaders, openStudentDesks, type StudentDesks } from '../support/student-desks.ts';

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

test('a Word file is read, checked and handed in, and its original downloaded', async () => {
  const at = await desks.desk();
  await at.student.post('/work/text', { text: 'typed before' });
  const content = docxOf(paragraph('Gezeiten im Überblick') + paragraph('x', '<w:vanish/>'));
  await at.student.upload('Überblick.docx', content).expect(303).expect('Location', `${at.student.path}/work`);
  await untilRead(at);
  const compose = await at.student.get('/work');
  expect(compose.text).toContain('Überblick.docx');
  expect(compose.text).toContain('words formatted as hidden');
  expect((await at.student.get('/work/check')).text).toContain('Gezeiten im Überblick');
  const { _id } = await desks.only(at);
  const teacher = await desks.open(at.linkId, 'teacher-1', 'instructor');
  await teacher.get(`/original/${_id}`).expect(404); // not handed in yet: the student's own
  await at.student.post('/work/submit').expect(303);
  expect(await desks.only(at)).toMatchObject({
    state: 'queued',
    work: { kind: 'file', text: 'Gezeiten im Überblick' },
  });
  const original = await teacher.get(`/original/${_id}`).buffer().parse(bytes).expect(200);
  expect(original.body).toEqual(content);
  expect(original.headers['content-disposition']).toMatch(/^attachment;.*UTF-8''%C3%9Cberblick\.docx/);
  expect(original.headers['x-content-type-options']).toBe('nosniff');
  await at.student.get(`/original/${_id}`).expect(200);
  await (await desks.open(at.linkId, 'student-2')).get(`/original/${_id}`).expect(404);
});

test('an archive of code: what is read and what is left out stands on the pages, with line numbers for each file', async () => {
  const at = await desks.desk();
  const content = zipOf([
    { name: 'b.py', content: 'print(2)\nprint(3)' },
    { name: 'a.py', content: 'print(1)' },
    { name: 'tide.png', content: 'x' },
    { name: 'node_modules/x/i.js', content: 'x' },
  ]);
  expect((await at.student.get('/work')).text).toMatch(
    /accept="[^"]*\.zip[^"]*"[^]*\.docx, \.odt, \.rtf, \.pdf, \.pptx, \.zip, \.ipynb/,
  );
  await at.student.upload('lab.zip', content).expect(303);
  await untilRead(at);
  const check = await at.student.get('/work/check');
  expect(check.text.replaceAll('&#x3D;', '=')).toContain('=== a.py ===\nprint(1)\n\n=== b.py ===\nprint(2)');
  for (const words of [
    'Files that are not text',
    'made by tools',
    '<code>tide.png</code>',
    '<code>node_modules/</code>',
  ])
    expect(check.text).toContain(words);
  await at.student.post('/work/submit').expect(303);
  const { _id, work } = await desks.only(at);
  expect(work.file).toMatchObject({ mediaType: 'application/zip' });
  const teacher = await desks.open(at.linkId, 'teacher-1', 'instructor');
  const review = await teacher.get(`/review/${_id}`).expect(200);
  expect(
    review.text
      .match(/data-line="\d*"/g)
      ?.join(' ')
      .replace(/[^\d ]+/g, '-'),
  ).toBe('- -1- -2- - -1- -2-');
  expect(review.text).toContain('<code>tide.png</code>');
  expect((await teacher.get('/assignment')).text).toContain('Not offered here: group work');
});

test('removing a file brings the typed words back', async () => {
  const at = await desks.desk();
  await at.student.post('/work/text', { text: 'typed before' });
  await at.student.upload('a.txt', Buffer.from('from the file'));
  const fileId = (await desks.only(at)).work.file?.fileId ?? '';
  const page = await at.student.post('/work/text', { text: 'typed in another tab' }).expect(409);
  expect(page.text).toContain('A file stands in the place of your text');
  await at.student.post('/work/file/remove').expect(303);
  await at.student.post('/work/file/remove').expect(303);
  expect((await desks.only(at)).work).toMatchObject({ kind: 'text', text: 'typed in another tab', file: null });
  await expect(desks.services.files.open(fileId)).rejects.toMatchObject({ code: 'file-gone' });
});

test('a second file takes the place of the first, whose copy goes', async () => {
  const at = await desks.desk();
  await at.student.upload('a.txt', Buffer.from('first'));
  const first = (await desks.only(at)).work.file?.fileId ?? '';
  await at.student.upload('b.md', Buffer.from('second'));
  await untilRead(at);
  expect((await desks.only(at)).work).toMatchObject({ text: 'second', file: { name: 'b.md' } });
  await expect(desks.services.files.open(first)).rejects.toMatchObject({ code: 'file-gone' });
});

const originals = () => desks.services.db.collection('originals.files').countDocuments();

test('several uploads at once leave one original behind, the one that stands in the work', async () => {
  const at = await desks.desk();
  const before = await originals();
  const names = ['a.txt', 'b.txt', 'c.txt', 'd.txt'];
  await Promise.all(names.map((name) => at.student.upload(name, Buffer.from(`words of ${name}`)).expect(303)));
  expect((await originals()) - before).toBe(1);
  const { file } = (await desks.only(at)).work;
  await desks.services.files.open(file?.fileId ?? '');
});

test('an original that a dying process left behind is removed after a day; one in use stays', async () => {
  const at = await desks.desk();
  await at.student.upload('kept.txt', Buffer.from('kept')).expect(303);
  const { fileId } = await desks.services.files.save(Readable.from([Buffer.from('orphan')]), 'orphan.txt');
  const later = (hours: number) => ({ now: () => new Date(Date.now() + hours * 3_600_000) });
  await sweepOriginals({ ...desks.services, clock: later(23) });
  await desks.services.files.open(fileId);
  for (let time = 0; time < 2; time++) await sweepOriginals({ ...desks.services, clock: later(25) });
  await expect(desks.services.files.open(fileId)).rejects.toMatchObject({ code: 'file-gone' });
  await desks.services.files.open((await desks.only(at)).work.file?.fileId ?? '');
});

test('pieces of an upload whose process was killed midway are removed after a day, and no others', async () => {
  const at = await desks.desk();
  const content = Buffer.alloc(600_000, 'kept ');
  await at.student.upload('kept.txt', content).expect(303);
  const { fileId } = await desks.services.files.save(Readable.from([content]), 'lost.txt');
  const [files, pieces] = ['files', 'chunks'].map((name) => desks.services.db.collection(`originals.${name}`));
  // A file's own document is written after its pieces: killed before that, it never was. The last piece is missing too.
  const lost = new mongo.ObjectId(fileId);
  await files?.deleteOne({ _id: lost });
  await pieces?.deleteOne({ files_id: lost, n: 2 });
  const sweepIn = (hours: number) =>
    sweepOriginals({ ...desks.services, clock: { now: () => new Date(Date.now() + hours * 3_600_000) } });
  await sweepIn(23);
  expect(await pieces?.countDocuments({ files_id: lost })).toBe(2);
  await sweepIn(25);
  expect(await pieces?.countDocuments({ files_id: lost })).toBe(0);
  const kept = await desks.services.files.open((await desks.only(at)).work.file?.fileId ?? '');
  expect(Buffer.concat(await kept.toArray())).toEqual(content);
});

test('more than 10 MB is refused with what to do, and nothing is lost', async () => {
  const at = await desks.desk();
  await at.student.post('/work/text', { text: 'kept' });
  const page = await at.student.upload('a.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'a')).expect(413);
  expect(page.text).toContain('larger than 10 MB');
  expect((await desks.only(at)).work).toMatchObject({ kind: 'text', text: 'kept' });
});

test('a form without a file says so, and one that was cut short', async () => {
  const at = await desks.desk();
  const page = await at.student.post('/work/file').expect(400);
  expect(page.text).toContain('No file was chosen');
  const cut = at.student.post('/work/file').set('Content-Type', 'multipart/form-data; boundary=x');
  const answer = await cut
    .send('--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf')
    .expect(400);
  expect(answer.text).toContain('The file did not arrive whole');
});

test('while the reader is busy the page says so, nothing is handed in, and later it goes on', async () => {
  const at = await desks.desk();
  const slow = Promise.withResolvers<ExtractionResult>();
  desks.readWith(() => slow.promise);
  await at.student.upload('a.txt', Buffer.from('slow words')).expect(303);
  const check = await at.student.get('/work/check').expect(200).expect('Refresh', '2');
  expect(check.text).toContain('Still reading your file');
  await at.student.post('/work/submit').expect(303).expect('Location', `${at.student.path}/work/check`);
  expect((await desks.only(at)).state).toBe('composing');
  slow.resolve({ kind: 'text', text: 'slow words', notices: [] });
  await untilRead(at);
  await at.student.post('/work/submit').expect(303).expect('Location', `${at.student.path}/feedback`);
  expect(await desks.only(at)).toMatchObject({ state: 'queued', work: { text: 'slow words' } });
});

test('a reading that a stopped process left behind is taken up at the next visit', async () => {
  const at = await desks.desk();
  await at.student.upload('a.txt', Buffer.from('stranded words'));
  const stranded = { 'work.extraction': { status: 'waiting' }, 'work.text': '' };
  await desks.set(at, stranded);
  await at.student.get('/work').expect(200);
  await untilRead(at);
  expect((await desks.only(at)).work.text).toBe('stranded words');
});

test.each<[string, string, Buffer, string]>([
  ['a password', 'a.docx', oleFile('EncryptedPackage'), 'encrypted'],
  ['nothing in it', 'a.txt', Buffer.from('  '), 'empty'],
  ['a kind we do not read', 'a.mp4', Buffer.from('xx'), 'unsupported'],
  ['broken insides', 'a.docx', Buffer.from('not a zip'), 'unreadable'],
])('a file with %s goes to the teacher with the reason', async (_what, name, content, reason) => {
  const at = await desks.desk();
  await at.student.upload(name, content).expect(303);
  await untilRead(at);
  expect((await at.student.get('/work/check').expect(200)).text).toContain('No model reads it');
  await at.student.post('/work/submit').expect(303);
  const attempt = await desks.only(at);
  expect(attempt).toMatchObject({ state: 'with-teacher', noDraft: reason, job: { status: 'none' } });
  const teacher = await desks.open(at.linkId, 'teacher-1', 'instructor');
  await teacher.get(`/original/${attempt._id}`).expect(200);
});

async function untilRead(at: Parameters<typeof desks.only>[0]): Promise<void> {
  while ((await desks.only(at)).work.extraction.status === 'waiting') await sleep(20);
}

function bytes(res: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = res as unknown as NodeJS.ReadableStream; // superagent hands the raw response to a parser
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
