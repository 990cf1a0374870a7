import { randomBytes } from 'node:crypto';
import express from 'express';
import request from 'supertest';
import { startVisit, type RecordedLaunch } from '../../server/http/session.ts';
import type { Services } from '../../server/services.ts';

export type OpenVisit = { path: string; cookie: string; setCookie: string };

/** A visit as a launch leaves it in a browser: the path it opens and the cookie that goes with it. */
export async function openVisit(
  services: Pick<Services, 'db' | 'sealer' | 'clock'>,
  overrides: Partial<RecordedLaunch> = {},
): Promise<OpenVisit> {
  const app = express();
  app.get('/', async (_req, res) => {
    const launchId = randomBytes(16).toString('base64url');
    res.send(await startVisit(services, launchId, { ...TEACHER, ...overrides }, res));
  });
  const answer = await request(app).get('/').expect(200);
  const setCookie = answer.get('Set-Cookie')?.[0] ?? '';
  return { path: answer.text.replace(/\/$/, ''), cookie: setCookie.split(';', 1)[0] ?? '', setCookie };
}

const TEACHER: RecordedLaunch = {
  platformId: 'platform-1',
  courseId: 'course-1',
  personId: 'teacher-1',
  personName: 'Toni Teacher',
  role: 'instructor',
  linkId: 'link-1',
  locale: 'en',
  returnUrl: 'https://lms.example/course/1',
};
