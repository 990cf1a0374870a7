import { join } from 'node:path';
import { cannotLoad } from './engine-exit.ts';
import { newerLibc } from './newer-libc.ts';

/** A program and its first arguments; the engine's own arguments follow. */
export type EngineCommand = { program: string; args: string[] };

/**
 * How to run `engine.ts` on this machine. The engine's binary needs glibc 2.38; on an older one its process (only its
 * process) runs under the loader of a newer C library, which is fetched once. Inside it `process.execPath` is that
 * loader, so nothing may be forked from there. Throws AppError `engine-cannot-load` or `engine-cannot-download-libc`.
 */
export async function engineCommand(dataDir: string): Promise<EngineCommand> {
  const script = join(import.meta.dirname, 'engine.ts');
  if (process.platform !== 'linux' || isNewEnough(glibcVersion())) return { program: process.execPath, args: [script] };
  const machine = MACHINES[process.arch];
  if (machine === undefined) throw cannotLoad(`there is none for ${process.platform} on ${process.arch}`);
  const library = join(await newerLibc(dataDir), 'usr/lib', machine.triplet);
  const system = `/lib/${machine.triplet}:/usr/lib/${machine.triplet}`;
  const loader = join(library, machine.loader);
  return { program: loader, args: ['--library-path', `${library}:${system}`, process.execPath, script] };
}

const MACHINES: Partial<Record<string, { triplet: string; loader: string }>> = {
  x64: { triplet: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { triplet: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

function glibcVersion(): string {
  const reporter: ProcessReport = process.report;
  reporter.excludeNetwork = true; // reverse look-ups of open connections would take seconds
  const report = reporter.getReport() as { header: { glibcVersionRuntime?: string } };
  const version = report.header.glibcVersionRuntime;
  if (version === undefined) throw cannotLoad('it needs the GNU C library, which this system does not have');
  return version;
}

/** @types/node does not know `excludeNetwork` yet. */
type ProcessReport = { excludeNetwork?: boolean; getReport: () => object };

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 38);
}
