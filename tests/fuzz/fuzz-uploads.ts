import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type ErrorRequestHandler } from 'express';
import { explainError } from '../../server/http/explain-error.ts';
import { receiveUpload } from '../../server/submissions/receive-upload.ts';
import { receiveRubricFile } from '../../server/workshop/receive-rubric-file.ts';
import { seededRandom } from '../support/seeded-random.ts';
import type { FuzzRequest } from './fuzz-request.ts';
import { sendRaw } from './send-raw.ts';
import { spoil } from './spoil.ts';

/**
 * Forms with a file, spoiled, through both receivers of them on a server of their own: tells each request that got no
 * answer or one of our own fault, and copies of files that stayed behind. The same seed sends the same requests.
 */
export async function fuzzUploads({ rounds, seed }: { rounds: number; seed: number }) {
  const folder = await mkdtemp(join(tmpdir(), 'second-reader-fuzz-uploads-'));
  const server = createServer(receivers(folder)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const { status, text } = await sendRaw(port, formOf(round, seed));
    const told = String(status ?? 'closed');
    statuses[told] = (statuses[told] ?? 0) + 1;
    if (told.startsWith('5') || (round < GOOD && status !== 200)) faults.push(`round ${round}: ${text.slice(0, 300)}`);
  }
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  await sleep(SETTLED_MS);
  const left = (await readdir(folder, { recursive: true })).length - 1; // the folder of the receiver itself
  await rm(folder, { recursive: true });
  return { statuses, faults: left > 0 ? [...faults, `${left} copies stayed behind`] : faults };
}

/** One for each receiver comes first. */
const GOOD = 2;

function formOf(round: number, seed: number): FuzzRequest {
  const random = seededRandom(seed * 1_000_003 + round);
  const [path, good] = [round % 2 === 0 ? '/work' : '/rubric', round < GOOD];
  return { label: path, bytes: request(path, good ? FORM : spoil(FORM, random)), aborts: !good && random() < 0.1 };
}

/** A copy is removed when its answer has ended, which the client may know first. */
const SETTLED_MS = 200;

function receivers(folder: string): express.Express {
  const app = express();
  app.post('/work', ...receiveUpload(folder), (req, res) => void res.json({ name: req.file?.originalname }));
  app.post('/rubric', receiveRubricFile(), (req, res) => void res.json({ name: req.file?.originalname }));
  return app.use(((error: unknown, _req, res, next) => {
    const { code, status } = explainError(error);
    if (res.headersSent) next(error);
    else res.status(status).send(code === 'unexpected' ? String(error) : code);
  }) satisfies ErrorRequestHandler);
}

const field = (disposition: string, content: string) =>
  `--x\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
const FORM =
  field('name="text"', 'words') +
  field(`name="file"; filename="a.txt"; filename*=UTF-8''%C3%A9.txt\r\nContent-Type: text/plain`, 'abc') +
  '--x--\r\n';

function request(path: string, form: string): Buffer {
  const body = Buffer.from(form);
  const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nConnection: close\r\n`;
  return Buffer.concat([Buffer.from(`${head}Content-Length: ${body.length}\r\n\r\n`), body]);
}
