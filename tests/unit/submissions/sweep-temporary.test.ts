import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepTemporary } from '../../../server/submissions/sweep-temporary.ts';

test('what a killed process left of students’ files goes after an hour; what is in use, and what is not ours, stays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sweep-temporary-'));
  const now = new Date();
  const old = new Date(now.getTime() - 2 * 3_600_000);
  for (const name of ['second-reader-read-old', 'second-reader-read-new', 'second-reader-upload-x', 'another'])
    await mkdir(join(folder, name));
  for (const path of ['second-reader-read-old/file', 'second-reader-upload-x/old', 'second-reader-upload-x/new'])
    await writeFile(join(folder, path), 'words of a student');
  for (const path of ['second-reader-upload-x/old', 'second-reader-upload-x', 'second-reader-read-old', 'another'])
    await utimes(join(folder, path), old, old);
  await sweepTemporary(folder, now);
  expect((await readdir(folder)).sort()).toEqual(['another', 'second-reader-read-new', 'second-reader-upload-x']);
  expect(await readdir(join(folder, 'second-reader-upload-x'))).toEqual(['new']);
  await rm(folder, { recursive: true });
});
