import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../../errors.ts';
import { cannotLoad } from './engine-exit.ts';

/**
 * A folder with an unpacked, newer C library, kept for all checkouts of this user. Fetched once (about 13 MB) with
 * the host's own apt, from the mirror the host already uses and checked against the keys it already trusts; nothing
 * on the system changes and no root is needed. Throws AppError `engine-cannot-download-libc`, or `engine-cannot-load`
 * on a system without apt.
 */
export async function newerLibc(dataDir: string): Promise<string> {
  const cache = await firstWritable([join(homedir(), '.cache/second-reader'), join(dataDir, 'cache')]);
  const release = await newerRelease();
  const ready = join(cache, `libc6-${release}-${process.arch}`);
  if (await exists(ready)) return ready;
  const work = await mkdtemp(join(cache, 'fetching-'));
  try {
    await fetchLibc(work, release);
    await putInPlace(join(work, 'root'), ready);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return ready;
}

const run = promisify(execFile);
const APT_TIMEOUT_MS = 180_000;

/** The first release of the host's own distribution whose C library is new enough. */
const NEWER_RELEASE: Partial<Record<string, string>> = { debian: 'trixie', ubuntu: 'noble' };

async function newerRelease(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const distribution = /^ID="?([a-z]+)"?$/m.exec(release)?.[1] ?? 'unknown';
  const newer = NEWER_RELEASE[distribution];
  if (newer === undefined)
    throw cannotLoad(`its C library is older than 2.38 and the system is neither Debian nor Ubuntu`);
  return newer;
}

async function fetchLibc(work: string, release: string): Promise<void> {
  try {
    const apt = await privateApt(work, release);
    await run('apt-get', [...apt, 'update'], { timeout: APT_TIMEOUT_MS });
    await run('apt-get', [...apt, 'download', 'libc6'], { timeout: APT_TIMEOUT_MS, cwd: work });
    const packed = (await readdir(work)).find((name) => name.endsWith('.deb')) ?? 'libc6.deb';
    await run('dpkg-deb', ['-x', join(work, packed), join(work, 'root')]);
  } catch (error) {
    const details = { reason: reasonOf(error), release };
    throw new AppError('engine-cannot-download-libc', { status: 503, details, cause: error });
  }
}

/** Arguments that make apt read and write only inside `work`, with the host's proxy, certificates and keys. */
async function privateApt(work: string, release: string): Promise<string[]> {
  const folders = ['state/lists/partial', 'cache/archives/partial'].map((name) => join(work, name));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  await writeFile(join(work, 'sources.list'), `deb [target=Packages] ${await hostMirror()} ${release} main\n`);
  // #clear: clean-up hooks of containers and desktops would act on the system's own folders.
  const settings = [
    '#clear APT::Update::Post-Invoke;',
    '#clear APT::Update::Post-Invoke-Success;',
    `Dir::State "${work}/state";`,
    `Dir::Cache "${work}/cache";`,
    `Dir::Etc::SourceList "${work}/sources.list";`,
    'Dir::Etc::SourceParts "/dev/null";',
    'APT::Sandbox::User "";',
    'APT::Update::Error-Mode "any";',
    'Acquire::Languages "none";',
  ];
  await writeFile(join(work, 'apt.conf'), settings.join('\n'));
  return ['-qq', '-c', join(work, 'apt.conf')];
}

/** The mirror of the host's own release, so that a company's mirror is respected and none is written here. */
async function hostMirror(): Promise<string> {
  const codename = /^VERSION_CODENAME="?([a-z]+)"?$/m.exec(await readFile('/etc/os-release', 'utf8'))?.[1] ?? '';
  const { stdout } = await run('apt-get', [
    'indextargets',
    '--format',
    '$(REPO_URI) $(RELEASE)',
    'Created-By: Packages',
  ]);
  const mirrors = stdout.split('\n').map((line) => line.split(' '));
  const mirror =
    mirrors.find(([, release]) => release === codename) ?? mirrors.find(([, release]) => release === 'stable');
  if (mirror?.[0] === undefined) throw new Error(`apt has no source for ${codename}`);
  return mirror[0];
}

async function firstWritable(folders: string[]): Promise<string> {
  for (const folder of folders) {
    const made = await mkdir(folder, { recursive: true, mode: 0o700 }).then(
      () => true,
      () => false,
    );
    if (made) return folder;
  }
  throw cannotLoad('no folder to keep a newer C library in could be written');
}

/** Two fetchers at once: the first rename wins, the second finds a full folder and uses that. */
async function putInPlace(from: string, to: string): Promise<void> {
  await rename(from, to).catch(async (error: unknown) => {
    if (!(await exists(to))) throw error;
  });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function reasonOf(error: unknown): string {
  const { stderr, code } = error as { stderr?: string; code?: unknown };
  if (code === 'ENOENT') return 'apt-get or dpkg-deb is missing';
  const lines = (stderr ?? String(error)).trim().split('\n');
  const telling = lines.find((line) => /could not|unable|failed to fetch/i.test(line)) ?? lines.at(-1) ?? '';
  return telling.replace(/\/\/[^@/\s]*@/g, '//'); // a mirror's address may hold a password
}
