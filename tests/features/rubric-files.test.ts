import { join } from 'node:path';
import type { Express } from 'express';
import request from 'supertest';
import { createApp } from '../../server/app.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { LEFT_WHATS, RUBRIC_FORMATS } from '../../server/rubrics/formats/rubric-format.ts';
import { decodeText } from '../../server/rubrics/formats/decode-text.ts';
import { readRubrics } from '../../server/rubrics/formats/read-rubrics.ts';
import type { Services } from '../../server/services.ts';
import { libraryRubricModel } from '../../server/workshop/library-rubric-model.ts';
import words from '../../views/locales/en/rubric-formats.json' with { type: 'json' };
import { openVisit, type OpenVisit } from '../support/open-visit.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { TOOL, webServices } from '../support/web-services.ts';

let database: Database;
let services: Services;
let app: Express;
beforeAll(async () => {
  database = await openTestDatabase();
  services = await webServices(database.connection);
  app = createApp(services);
});
afterAll(() => database.close());
beforeEach(() => libraryRubricModel(services.db).deleteMany({}));

const FIXTURES = join(import.meta.dirname, '../fixtures/rubrics');
const get = ({ path, cookie }: OpenVisit, at: string) => request(app).get(`${path}${at}`).set('Cookie', cookie);
const post = ({ path, cookie }: OpenVisit, at: string) =>
  request(app).post(`${path}${at}`).set('Cookie', cookie).set('Origin', TOOL);
const kept = () => libraryRubricModel(services.db).find({}).sort({ 'rubric.title': 1 }).lean();

/** The rubrics that a preview offers to keep, as its form would send them. */
const offered = (page: string) =>
  [...page.matchAll(/name="rubric" value="([^"]*)"/g)].map(([, value = '']) =>
    value
      .replace(/&quot;/g, '"')
      .replace(/&#x27;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&#x3D;/g, '=')
      .replace(/&#x60;/g, '`')
      .replace(/&amp;/g, '&'),
  );

test('a Moodle backup’s file: seen first, then kept, then given out again as every format', async () => {
  const visit = await openVisit(services);
  const page = await post(visit, '/rubrics/import').attach('file', join(FIXTURES, 'moodle-grading.xml')).expect(200);
  expect(page.text).toContain('Read as Moodle XML.');
  expect(page.text).toContain('Lab report &amp; discussion');
  expect(page.text).toContain(`${words.left.gradings}: 1`);
  expect(await kept()).toEqual([]);

  const chosen = offered(page.text);
  expect(chosen).toHaveLength(1);
  await post(visit, '/rubrics/import/keep').type('form').send({ rubric: chosen, scope: 'course' }).expect(303);
  const [one] = await kept();
  expect(one).toMatchObject({ scope: 'course', rubric: { title: 'Lab report & discussion' } });

  const list = await get(visit, `/rubrics/${one?._id ?? ''}/export`).expect(200);
  expect(list.text).toContain(words.left['rubric-description']);
  for (const format of RUBRIC_FORMATS) {
    const file = await get(visit, `/rubrics/${one?._id ?? ''}/export/${format}`)
      .responseType('blob')
      .expect(200);
    expect(file.get('Content-Disposition')).toMatch(/^attachment; filename="Lab report discussion[ ().\w]*"$/);
    const { read } = readRubrics(decodeText(file.body as Buffer), null, { title: '-', language: 'en' });
    expect(read).toMatchObject({ kind: 'accepted', found: [{ rubric: { title: 'Lab report & discussion' } }] });
  }
  await get(visit, `/rubrics/${one?._id ?? ''}/export/docx`).expect(404);
});

test('several rubrics of one file: those that stay ticked are kept', async () => {
  const visit = await openVisit(services);
  const page = await post(visit, '/rubrics/import').attach('file', join(FIXTURES, 'canvas-numbered.csv')).expect(200);
  const [talk, poster] = offered(page.text);
  expect([talk, poster].every((yaml) => yaml !== undefined)).toBe(true);
  await post(visit, '/rubrics/import/keep').type('form').send({ rubric: poster, scope: 'personal' }).expect(303);
  expect((await kept()).map(({ rubric, scope }) => [rubric.title, scope])).toEqual([['Poster', 'personal']]);
  const none = await post(visit, '/rubrics/import/keep').type('form').send({ scope: 'personal' }).expect(422);
  expect(none.text).toContain(words.import.nothing);
});

test('a pasted table at fault names the cell, keeps the text, and is read when it is corrected', async () => {
  const visit = await openVisit(services);
  const table = 'Criterion\tGood (3)\tPoor\r\nThesis <b>\tSharp\tVague';
  const refused = await post(visit, '/rubrics/import').field({ text: table, format: '' }).expect(422);
  expect(refused.text).toContain('Row 1, column C “Poor”:');
  expect(refused.text.split('Thesis &lt;b&gt;\tSharp')).toHaveLength(2); // in its box, and nowhere else
  const read = await post(visit, '/rubrics/import').field({ text: table.replace('Poor', 'Poor (0)'), format: '' });
  expect(read.status).toBe(200);
  expect(offered(read.text)).toHaveLength(1);
  const other = await post(visit, '/rubrics/import').field({ text: table, format: 'moodle-xml' }).expect(422);
  expect(other.text).toContain('is not XML');
});

test('what Excel on Windows and its Unicode text save is read as it was written', async () => {
  const visit = await openVisit(services);
  const text = 'Kriterium\tGut (1)\tMäßig (0)\nÜbergänge\tflüssig\tholprig';
  const latin = Buffer.from(text, 'latin1');
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  for (const file of [latin, wide, Buffer.from(`\uFEFF${text}`)]) {
    const page = await post(visit, '/rubrics/import').attach('file', file, 'Erörterung_2.txt').expect(200);
    expect(offered(page.text)[0]).toMatch(/title: Erörterung 2\n[^]*Übergänge[^]*Mäßig/);
  }
});

test('a spreadsheet’s formula stays text, and an apostrophe of ours is taken off again', async () => {
  const visit = await openVisit(services);
  const text = "Criterion,Level,Points,Descriptor\nA,x,0,'=1+1\nA,y,1,'quoted'";
  const page = await post(visit, '/rubrics/import').field({ text, format: 'csv' }).expect(200);
  expect(offered(page.text)[0]).toMatch(/descriptor: =1\+1\n[^]*descriptor: "'quoted'"/);
});

test('a file too large, and rubrics of other courses, are refused', async () => {
  const visit = await openVisit(services);
  const page = await post(visit, '/rubrics/import').attach('file', Buffer.alloc(4_000_001), 'x.csv');
  expect(page.status).toBe(413);
  expect(page.text).toContain('may have 4 MB');
  await get(visit, '/rubrics/no-such-rubric/export').expect(404);
  await get(visit, '/rubrics/no-such-rubric/export/csv').expect(404);
});

test('everything that can be left out has its words', () => {
  expect(Object.keys(words.left).toSorted()).toEqual([...LEFT_WHATS].toSorted());
});
