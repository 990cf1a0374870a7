import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export type Printed = { stdout: string; stderr: string; code: number };

/** Runs `npm run -s admin -- …` as an admin does, with these settings beside the environment's own. */
export async function adminCommand(settings: Record<string, string>, ...args: string[]): Promise<Printed> {
  const env = { ...process.env, ...settings, NODE_OPTIONS: '' };
  const run = promisify(execFile)('npm', ['run', '-s', 'admin', '--', ...args], { env });
  return run.then(
    (printed) => ({ ...printed, code: 0 }),
    (failure: unknown) => failure as Printed,
  );
}
