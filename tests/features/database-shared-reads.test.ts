import { noticeModel, rememberNotices } from '../../server/notices/notice-model.ts';
import type { Notice } from '../../server/notices/notice.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

let reads = 0;
const find = async () => {
  reads += 1;
  return noticeModel(database.connection).findById('en').lean<Notice>();
};
const shared = async () => (await rememberNotices(database.connection, 'en', find))?.version ?? null;
const write = (version: number) =>
  noticeModel(database.connection).updateOne({ _id: 'en' }, { $set: { version } }, { upsert: true });

beforeEach(async () => {
  await write(1);
  reads = 0;
});

test('who ask together share one read', async () => {
  expect(await Promise.all([shared(), shared(), shared()])).toEqual([1, 1, 1]);
  expect(reads).toBe(1);
});

test('what this process wrote is seen at once, also by who asked before the write was done', async () => {
  expect(await shared()).toBe(1);
  const writing = write(2).exec();
  const during = shared();
  await writing;
  expect([1, 2]).toContain(await during);
  expect(await shared()).toBe(2);
});

test('what another process wrote is seen after a second', async () => {
  expect(await shared()).toBe(1);
  await database.connection.collection<{ _id: string }>('notices').updateOne({ _id: 'en' }, { $set: { version: 3 } });
  for (let look = 0; look < 600 && (await shared()) !== 3; look++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await shared()).toBe(3);
});

test('what is shared cannot be changed, and an error is not kept', async () => {
  const notice = await rememberNotices(database.connection, 'en', find);
  expect(() => Object.assign(notice ?? {}, { version: 9 })).toThrow(TypeError);
  const failing = rememberNotices(database.connection, 'de', () => Promise.reject(new Error('away')));
  await expect(failing).rejects.toThrow('away');
  expect(await rememberNotices(database.connection, 'de', () => Promise.resolve('back'))).toBe('back');
});
