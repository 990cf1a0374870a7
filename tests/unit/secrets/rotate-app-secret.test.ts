import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../server/config.ts';
import { readAppSecrets } from '../../../server/secrets/app-secret.ts';
import { forgetPreviousSecret, rotateAppSecret } from '../../../server/secrets/rotate-app-secret.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'secret-'))));
afterEach(() => rm(folder, { recursive: true }));

it('keeps the secret before beside the new one until it is forgotten, both for this user alone', async () => {
  const config = readConfig({ DATA_DIR: folder });
  const first = await readAppSecrets(config);
  expect(await rotateAppSecret(config)).toEqual({ kind: 'replaced' });
  const second = await readAppSecrets(config);
  expect([second.older, second.secret === first.secret]).toEqual([[first.secret], false]);
  await expect(rotateAppSecret(config)).rejects.toMatchObject({ code: 'secret-rotation-open' });
  for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  await forgetPreviousSecret(config);
  expect(await readAppSecrets(config)).toEqual({ secret: second.secret, older: [] });
  expect(await rotateAppSecret(config)).toEqual({ kind: 'replaced' });
});

it('proposes one where the secret is a setting, and takes several earlier ones', async () => {
  const [now, before, first] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)];
  const config = readConfig({ DATA_DIR: folder, APP_SECRET: now, APP_SECRET_PREVIOUS: `${before},${first}` });
  expect(await readAppSecrets(config)).toEqual({ secret: now, older: [before, first] });
  expect(await rotateAppSecret(config)).toMatchObject({
    kind: 'proposed',
    secret: expect.stringMatching(/^[\w-]{43}$/) as string,
  });
  expect(await readdir(folder)).toEqual([]);
  expect(() => readConfig({ APP_SECRET: now, APP_SECRET_PREVIOUS: 'short' })).toThrow(/APP_SECRET_PREVIOUS/);
});
