import { basename, join } from 'node:path';

/**
 * The command that reads one file from its standard input with as few rights as this host lets us take away without
 * root: limits of the shell, and Node's permission model (it may read the program and nothing else, write nothing,
 * start nothing, load no addon). What that model cannot take, the network, `seal-child.ts` does.
 */
export function sandboxCommand(name: string): [string, ...string[]] {
  return ['/bin/sh', '-c', `${LIMITS}; exec "$@"`, 'sh', ...nodeWithoutRights(), PROGRAM, basename(name)];
}

// `-d` data in kB, `-t` seconds of processor, `-f` no file may grow, `-c` no core dump. dash takes one at a time.
const LIMITS = 'ulimit -d 1000000; ulimit -t 10; ulimit -f 0; ulimit -c 0';
const PROGRAM = join(import.meta.dirname, 'extraction', 'extract-child.ts');
const ROOT = join(import.meta.dirname, '..', '..');

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
