import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { sandboxCommand } from '../../../server/submissions/sandbox-command.ts';
import { assertSealable, sealChild } from '../../../server/submissions/seal-child.ts';

/** Runs a probe with exactly the rights of a reading child, in place of the reader: loaded, then sealed. */
async function probe(code: string): Promise<unknown> {
  const [shell, ...rest] = sandboxCommand('a.txt');
  const whenSealed = `const fs = require('fs'), net = require('net');
    fs.writeSync(1, '\\n'); fs.readSync(3, Buffer.alloc(1)); ${code}`;
  const child = spawn(shell, [...rest.slice(0, -2), '-e', whenSealed], {
    env: {},
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
  });
  child.stdout?.once('data', () => void sealChild(child));
  return JSON.parse(await text(child.stdout as NodeJS.ReadableStream));
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

test.each([
  ['reaches no network', (port: number) => `net.connect(${port}, '127.0.0.1')`],
  ['listens nowhere', () => `net.createServer().listen(0, () => console.log('true'))`],
])('%s', async (_what, expression) => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const code = `const s = ${expression(port)};
    s.on('connect', () => { console.log('true'); s.destroy(); }); s.on('error', () => console.log('false'));`;
  expect(await probe(code)).toBe(false);
  await new Promise((resolve) => server.close(resolve));
});

test('opens nothing more, not even what it may read', async () => {
  expect(await probe(attempt(`fs.readFileSync('${process.cwd()}/package.json')`))).toBe('EMFILE');
});

test('this host can seal a child', () => {
  expect(assertSealable).not.toThrow();
});
