import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { sandboxCommand } from '../../../server/submissions/sandbox-command.ts';

const run = promisify(execFile);

/** Runs a probe with exactly the rights of a reading child, in place of the reader. */
async function probe(code: string): Promise<unknown> {
  const [shell, ...rest] = sandboxCommand('a.txt');
  const { stdout } = await run(shell, [...rest.slice(0, -2), '-e', code], { env: {} });
  return JSON.parse(stdout);
}

const attempt = (expression: string) =>
  `let out; try { ${expression}; out = 'done'; } catch (error) { out = error.code; } console.log(JSON.stringify(out));`;

test.each([
  ['read another file of this machine', `require('fs').readFileSync('/etc/passwd')`],
  ['read the settings', `require('fs').readFileSync('${process.cwd()}/.env')`],
  ['list a folder', `require('fs').readdirSync('/tmp')`],
  ['write a file', `require('fs').writeFileSync('/tmp/second-reader-probe', 'x')`],
  ['start a process', `require('child_process').execSync('true')`],
  ['start a thread', `new (require('worker_threads').Worker)('1', { eval: true })`],
])('may not %s', async (_what, expression) => {
  expect(await probe(attempt(expression))).toBe('ERR_ACCESS_DENIED');
});

test('knows no secret', async () => {
  const known = (await probe('console.log(JSON.stringify(Object.keys(process.env)))')) as string[];
  expect(known.filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name))).toEqual([]);
});

test('reaches no network, where the host lets ordinary users have a namespace', async () => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const code = `const s = require('net').connect(${port}, '127.0.0.1');
    s.on('connect', () => { console.log('true'); s.destroy(); }); s.on('error', () => console.log('false'));`;
  expect(await probe(code)).toBe(!sandboxCommand('a.txt').some((part) => part.endsWith('unshare')));
  await new Promise((resolve) => server.close(resolve));
});
