import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BenchSite } from '../site/bench-site.ts';

/** The baseline of pages and hand-ins, a process of its own on the same database. */
export async function startBare({ uri }: Pick<BenchSite, 'uri'>): Promise<{ origin: string; stop: () => void }> {
  const program = join(import.meta.dirname, 'bare-pages.ts');
  const child = spawn(process.execPath, [program, uri], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { origin: `http://localhost:${Number(port.toString())}`, stop: () => void child.kill('SIGTERM') };
}
