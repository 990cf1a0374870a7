import express, { type Response } from 'express';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import request from 'supertest';
import { AppError } from '../../../server/errors.ts';
import { errorPage } from '../../../server/http/error-page.ts';
import { useViews } from '../../../server/http/view-engine.ts';
import { VIEWS_DIR } from '../../../server/http/views-dir.ts';
import { loadWords } from '../../../server/http/words.ts';

test('what nobody foresaw is logged in full and told without a word of it', async () => {
  const { log, answer } = await ask(() => {
    throw new Error('the secret inside');
  });
  expect(answer.status).toBe(500);
  expect(answer.text).not.toMatch(/secret|at .*\.ts/);
  const reference = /<code>([0-9a-f]{8})<\/code>/.exec(answer.text)?.[1] ?? 'none shown';
  expect(log()).toContain(`"reference":"${reference}"`);
  expect(log()).toContain('the secret inside');
});

test('a refusal is told in its own words and not logged as a failure', async () => {
  const { log, answer } = await ask(() => {
    throw new AppError('not-your-role', { status: 403 });
  });
  expect(answer.status).toBe(403);
  expect(answer.text).toContain('This page is not for your role in the course');
  expect(answer.text).not.toContain('reference');
  expect(log()).toBe('');
});

test('details fill the blanks, escaped', async () => {
  const { answer } = await ask(() => {
    throw new AppError('form-invalid', { details: { fields: '<b>title</b>' } });
  });
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('Not readable: &lt;b&gt;title&lt;/b&gt;.');
});

test('a code without words is told as the unexpected one', async () => {
  const { answer } = await ask(() => {
    throw new AppError('no-such-words', { status: 409 });
  });
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('Something went wrong on our side');
});

test('a view that fails to print still ends in words', async () => {
  const { answer } = await ask((res) => {
    res.render('no/such/view');
  });
  expect(answer.status).toBe(500);
  expect(answer.text).toContain('Something went wrong on our side');
});

async function ask(handler: (res: Response) => void) {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => done(void lines.push(chunk.toString())) });
  const words = loadWords(VIEWS_DIR);
  const app = express();
  useViews(app, VIEWS_DIR, words);
  app.get('/', (_req, res) => handler(res));
  app.use(errorPage({ logger: pino(sink) }, words));
  return { answer: await request(app).get('/'), log: () => lines.join('') };
}
