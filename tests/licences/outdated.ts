import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Which dependencies have a newer version, a line each; or one line that says why that cannot be told. Never an error:
 * whoever works without a network can check everything else.
 */
export async function outdatedLines(): Promise<string[]> {
  const options = ['outdated', '--json', '--fetch-retries=0', '--fetch-timeout=5000'];
  // npm ends with 1 when something is outdated, so its output is read either way.
  const { stdout } = await promisify(execFile)('npm', options, { timeout: WAIT_MS }).catch((failure: unknown) => ({
    stdout: (failure as { stdout?: string }).stdout ?? '',
  }));
  return linesOf(stdout);
}

const WAIT_MS = 30_000;

export function linesOf(json: string): string[] {
  const found = parsed(json);
  if (found === null || 'error' in found) return ['Newer versions: cannot be told, the registry is not reachable.'];
  const rows = Object.entries(found).map(([name, { current = '?', latest = '?' }]) => `${name} ${current} → ${latest}`);
  return rows.length === 0 ? ['Newer versions: none.'] : [`Newer versions: ${rows.length}`, ...rows.sort()];
}

type Outdated = Record<string, { current?: string; latest?: string }>;

function parsed(json: string): Outdated | null {
  try {
    return JSON.parse(json === '' ? 'null' : json) as Outdated | null;
  } catch {
    return null;
  }
}
