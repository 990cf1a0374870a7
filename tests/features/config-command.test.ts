import { readFile } from 'node:fs/promises';
import { readConfig } from '../../server/config.ts';
import { findMisspelt } from '../../server/settings/find-misspelt.ts';
import { listSettings } from '../../server/settings/setting-table.ts';
import { withSettingsTable } from '../../server/settings/settings-markdown.ts';
import { adminCommand } from '../support/admin-command.ts';

const faultsOf = (env: NodeJS.ProcessEnv): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
};

test('README has the table that the schema makes; mend it with `npm run -s admin -- config --markdown`', async () => {
  const readme = await readFile('README.md', 'utf8');
  expect(readme).toBe(withSettingsTable(readme));
});

test('every setting says what it means and what it takes, and whatever sounds secret is one', () => {
  for (const { name, meaning, takes, secret } of listSettings()) {
    expect([name, meaning.length > 10, takes.length > 3]).toEqual([name, true, true]);
    expect([name, secret]).toEqual([name, /SECRET|_KEY$|_TOKEN$|PASSWORD/.test(name)]);
  }
});

test('all faults are told at once, with what to write, and no secret', () => {
  const faults = faultsOf({ PORT: 'abc', APP_SECRET: 'too short', OPENAI_API_KEY: 'k', PUBLIC_URL: 'reader.example' });
  expect(faults).toEqual([
    '  PUBLIC_URL is “reader.example”: it takes an address, such as https://reader.example.edu',
    '  PORT is “abc”: it takes a whole number from 1 to 65535',
    '  APP_SECRET has a value of another kind: it takes 32 characters or more',
    '  GENERATOR_MODEL is missing: it is required with OPENAI_API_KEY: the name of the model that drafts feedback',
  ]);
  expect(faultsOf({ MONGODB_URI: 'mongodb://db', NODE_ENV: 'production' })).toHaveLength(1);
  expect(faultsOf({ PORT: '', OPENAI_API_KEY: '' })).toEqual([]);
});

test('a misspelt setting is named with the one that is meant, and nobody else’s variable is', () => {
  const meant = (name: string) => findMisspelt({ [name]: 'x' })[0]?.meant ?? null;
  expect(meant('MODEL_CONCURENCY')).toBe('MODEL_CONCURRENCY');
  expect(meant('MONGO_URI')).toBe('MONGODB_URI');
  expect(meant('Public-Url')).toBe('PUBLIC_URL');
  expect(meant('WORKERS')).toBe('WORKER');
  const others = ['PATH', 'HOME', 'SORT', 'NODE_PATH', 'NODE_OPTIONS', 'DATABASE_URL', 'OPENAI_ORG_ID', 'LOGNAME'];
  expect(others.map(meant)).toEqual(others.map(() => null));
});

test('the command shows what holds here, hides secrets, and exits 1 on what cannot be used', async () => {
  const hidden = { APP_SECRET: 'planted-secret-'.repeat(3), MONGODB_URI: 'mongodb://ada:planted-word@db/reader' };
  const [good, bad] = await Promise.all([
    adminCommand({ ...hidden, WORKERS: '3' }, 'config'),
    adminCommand({ UNDO_SECONDS: 'soon' }, 'config', '--json'),
  ]);
  expect(good).toMatchObject({ code: 0, stderr: '' });
  expect(good.stdout).toMatch(/APP_SECRET +\* +\(hidden, 45 characters\)/);
  expect(good.stdout).toContain('mongodb://(hidden)@db/reader');
  expect(good.stdout).toContain('WORKERS is not a setting. Is WORKER meant?');
  expect(good.stdout).not.toContain('planted');
  expect(bad.code).toBe(1);
  expect(JSON.parse(bad.stdout)).toMatchObject({ faults: [expect.stringContaining('UNDO_SECONDS is “soon”')] });
});
