import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';

/**
 * The command that reads one file from its standard input with as few rights as this host lets us take away without
 * root: limits of the shell, Node's permission model (it may read the program and nothing else, write nothing, start
 * nothing, load no addon), and a network namespace of its own where Linux allows one to ordinary users.
 */
export function sandboxCommand(name: string): [string, ...string[]] {
  return [
    '/bin/sh',
    '-c',
    `${LIMITS}; exec "$@"`,
    'sh',
    ...networkless(),
    ...nodeWithoutRights(),
    PROGRAM,
    basename(name),
  ];
}

// `-d` data in kB, `-t` seconds of processor, `-f` no file may grow, `-c` no core dump. dash takes one at a time.
const LIMITS = 'ulimit -d 1000000; ulimit -t 10; ulimit -f 0; ulimit -c 0';
const PROGRAM = join(import.meta.dirname, 'extraction', 'extract-child.ts');
const ROOT = join(import.meta.dirname, '..', '..');
const UNSHARE = ['/usr/bin/unshare', '--user', '--map-root-user', '--net', '--'];

function nodeWithoutRights(): string[] {
  const readable = ['node_modules', 'package.json', join('server', 'submissions')].map((path) => join(ROOT, path));
  return [
    process.execPath,
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    '--disallow-code-generation-from-strings',
    '--max-old-space-size=256',
  ];
}

let canUnshare: boolean | undefined;

/** Tried once per process: containers and hardened hosts often refuse user namespaces. */
function networkless(): string[] {
  canUnshare ??= succeeds([...UNSHARE, '/bin/true']);
  return canUnshare ? UNSHARE : [];
}

function succeeds([command = '', ...rest]: string[]): boolean {
  try {
    execFileSync(command, rest, { stdio: 'ignore', timeout: 2_000 });
    return true;
  } catch {
    return false;
  }
}
