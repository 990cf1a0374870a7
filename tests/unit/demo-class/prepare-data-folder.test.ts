import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDataFolder } from '../../../server/demo/prepare-data-folder.ts';
import { rememberSetting } from '../../../server/demo/remember-setting.ts';

let parent: string;
beforeEach(async () => (parent = await mkdtemp(join(tmpdir(), 'sr-folder-'))));
afterEach(() => rm(parent, { recursive: true, force: true }));

test('makes a new folder, and finds it again', async () => {
  const dataDir = join(parent, 'new', 'demo');
  const first = await prepareDataFolder({ dataDir, fresh: false });
  await writeFile(join(first.tool, 'kept'), 'x');
  expect(await prepareDataFolder({ dataDir, fresh: false })).toEqual(first);
  expect(await readdir(first.tool)).toEqual(['kept']);
});

test('--fresh empties a folder of an earlier run', async () => {
  const folder = await prepareDataFolder({ dataDir: join(parent, 'demo'), fresh: false });
  await writeFile(join(folder.tool, 'old'), 'x');
  await prepareDataFolder({ dataDir: join(parent, 'demo'), fresh: true });
  expect(await readdir(folder.tool)).toEqual([]);
});

test.each([false, true])('never touches a folder that is not a demo (fresh: %s)', async (fresh) => {
  await writeFile(join(parent, 'thesis.docx'), 'years of work');
  await expect(prepareDataFolder({ dataDir: parent, fresh })).rejects.toMatchObject({ code: 'demo-folder-not-ours' });
  expect(await readdir(parent)).toEqual(['thesis.docx']);
});

test('says why a folder cannot be written to', async () => {
  await writeFile(join(parent, 'file'), 'x');
  const dataDir = join(parent, 'file', 'demo');
  await expect(prepareDataFolder({ dataDir, fresh: false })).rejects.toMatchObject({
    code: 'demo-folder-unwritable',
    details: { folder: dataDir, reason: 'ENOTDIR' },
  });
});

test('data made on other ports are refused with the ports to use', async () => {
  const { tool } = await prepareDataFolder({ dataDir: join(parent, 'demo'), fresh: false });
  const first = { dataDir: join(tool, '..'), toolPort: 3000, lmsPort: 3300, lms: 'moodle' as const };
  await rememberSetting(first);
  await rememberSetting(first);
  await expect(rememberSetting({ ...first, lmsPort: 4300 })).rejects.toMatchObject({
    code: 'demo-other-ports',
    details: { toolPort: 3000, lmsPort: 3300 },
  });
});

test('data made by another kind of LMS are refused, and nothing is written over', async () => {
  const { tool } = await prepareDataFolder({ dataDir: join(parent, 'demo'), fresh: false });
  const moodle = { dataDir: join(tool, '..'), toolPort: 3000, lmsPort: 3300, lms: 'moodle' as const };
  await rememberSetting(moodle);
  await expect(rememberSetting({ ...moodle, lms: 'canvas' })).rejects.toMatchObject({
    code: 'demo-other-lms',
    details: { made: 'moodle' },
  });
  await rememberSetting(moodle);
});
