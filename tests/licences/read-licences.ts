import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One installed package, or a file copied from one: what it is and under which licence (SPDX), null when it says none. */
export type Licensed = { name: string; version: string; licence: string | null; shipped: boolean };

/** Every package of a lock file, once per version; packages that name no licence there are asked in `node_modules`. */
export function readLicences(root: string): Licensed[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Entry> };
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  const all = packages.map(([path, entry]) => ({
    name: path.replace(/^.*node_modules\//, ''),
    version: entry.version ?? '?',
    licence: entry.license ?? installedLicence(join(root, path)),
    shipped: entry.dev !== true,
  }));
  return [...new Map(all.map((one) => [`${one.name}@${one.version}`, one])).values()];
}

type Entry = { version?: string; license?: string; dev?: boolean };

/** Old packages say it as a list of objects. */
function installedLicence(folder: string): string | null {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return null;
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8')) as {
    license?: unknown;
    licenses?: { type?: string }[];
  };
  const named = typeof license === 'string' ? license : licenses?.map(({ type }) => type ?? '?').join(' AND ');
  return named === undefined || named === '' ? null : named;
}
