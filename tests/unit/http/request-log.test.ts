import express from 'express';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import request from 'supertest';
import { loggedPath, requestLog } from '../../../server/http/request-log.ts';

test.each([
  ['/l/AbCdEfGhIjKlMnOpQrStUv/queue', '/l/AbCdEfGhIjKlMnOpQrStUv/queue'],
  ['/lti/login?iss=https://lms.example&login_hint=ada', '/lti/login'],
  [`/admin/sign-in/${'a'.repeat(43)}`, '/admin/sign-in/[…]'],
  ['', ''],
])('%s is logged as %s', (url, logged) => {
  expect(loggedPath(url)).toBe(logged);
});

test('a line holds method, path, status and time, and nothing a person sent', async () => {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => done(void lines.push(chunk.toString())) });
  const app = express().use(requestLog(pino(sink)), express.urlencoded());
  app.post('/form', (_req, res) => res.cookie('session', 'secret-out').sendStatus(204));
  const asked = request(app)
    .post('/form?token=secret-query')
    .set('Cookie', 'a=secret-in')
    .set('Authorization', 'secret');
  await asked.type('form').send({ work: 'secret-work' }).expect(204);
  expect(JSON.parse(lines.join(''))).toMatchObject({ req: { method: 'POST', path: '/form' }, res: { status: 204 } });
  expect(lines.join('')).not.toContain('secret');
  expect(lines.join('')).toContain('"ms":');
});
