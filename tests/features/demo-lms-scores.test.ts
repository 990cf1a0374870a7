import { createWebClient } from '../../server/demo/web-client.ts';
import { openServiceCourse, SCOPE, under, type LaunchServices, type ServiceCourse } from '../support/service-course.ts';

const SCORE = 'application/vnd.ims.lis.v1.score+json';

let course: ServiceCourse;
let urls: LaunchServices;
let ids: Record<'sam' | 'zoe' | 'tess', string>;

beforeAll(async () => {
  course = await openServiceCourse();
  urls = await course.launchOf('sam');
  ids = { sam: urls.sub, zoe: (await course.launchOf('zoe')).sub, tess: (await course.launchOf('tess')).sub };
});

afterEach(() => course.served.lms.faults.clear());

afterAll(() => course.close());

let clock = Date.parse('2026-01-01T00:00:00Z');
/** The next whole second, as a score's timestamp: each call is later than the one before. */
function nextSecond(): string {
  clock += 1000;
  return new Date(clock).toISOString();
}

function postScore(changes: Record<string, unknown> = {}, type = SCORE) {
  const body = {
    ...{ userId: ids.sam, scoreGiven: 15.5, scoreMaximum: 20, comment: 'Clear thesis.', timestamp: nextSecond() },
    ...{ activityProgress: 'Completed', gradingProgress: 'FullyGraded', ...changes },
  };
  return course.call('POST', under(urls.lineItem, '/scores'), { scope: SCOPE.score, type, body: JSON.stringify(body) });
}

async function resultOf(userId: string) {
  return (await course.results()).find((result) => result.userId === userId);
}

describe('scores, as measured on Moodle 4.5', () => {
  test('a full score is 200 with an empty body; results and the gradebook page show it, rescaled', async () => {
    const answer = await postScore({ scoreGiven: 80, scoreMaximum: 100, comment: 'Très bien 👍 <b>' });
    expect(answer).toMatchObject({ status: 200, text: '', type: `${SCORE}; charset=utf-8` });
    expect(await resultOf(ids.sam)).toMatchObject({ resultScore: 16, resultMaximum: 20, comment: 'Très bien 👍 <b>' });
    expect(await course.served.lms.gradebook('eng')).toContainEqual({
      ...{ personKey: 'sam', lineItem: 'Essay 1', score: 16, scoreMaximum: 20, comment: 'Très bien 👍 <b>' },
    });
    const teacher = createWebClient();
    await teacher.post(`${course.served.url}/sign-in`, new URLSearchParams({ person: 'tess' }), course.served.url);
    const courseId = /services\.php\/(\d+)\//.exec(urls.lineItems)?.[1] ?? '';
    const page = await teacher.get(`${course.served.url}/courses/${courseId}/gradebook`);
    expect(page.html).toMatch(/16 \/ 20[\s\S]*Très bien 👍 &lt;b&gt;/);
    expect(await course.results('&user_id=0')).toEqual([]);
  });

  test('the same or an earlier second is 409 and changes nothing', async () => {
    const timestamp = nextSecond();
    await postScore({ timestamp, scoreGiven: 10 });
    const again = await postScore({ timestamp: timestamp.replace('.000Z', '.900Z'), scoreGiven: 11 });
    expect(again).toMatchObject({ status: 409, text: '[]' });
    expect(again.reason).toContain('Refusing score with an earlier timestamp');
    expect((await resultOf(ids.sam))?.resultScore).toBe(10);
  });

  test('anything but FullyGraded wipes mark and comment, and still says 200', async () => {
    await postScore();
    expect((await postScore({ gradingProgress: 'PendingManual' })).status).toBe(200);
    expect(await resultOf(ids.sam)).toBeUndefined();
  });

  test('a later score without a comment erases the comment', async () => {
    await postScore({ comment: 'Gone soon' });
    await postScore({ comment: undefined });
    expect(await resultOf(ids.sam)).not.toHaveProperty('comment');
  });

  test('a score above the maximum is clamped; numbers as strings are read', async () => {
    await postScore({ scoreGiven: '120', scoreMaximum: '100' });
    expect((await resultOf(ids.sam))?.resultScore).toBe(20);
  });

  test('a user who cannot be graded is 400, and the whole body stands in the reason phrase', async () => {
    const answer = await postScore({ userId: ids.tess, comment: 'Secret ✓' });
    expect(answer).toMatchObject({ status: 400, text: '[]' });
    expect(Buffer.from(answer.reason, 'latin1').toString()).toMatch(/^Incorrect score received\{"userId".*Secret ✓/);
  });

  test('a student whose enrolment was dropped cannot be graded, and is gone from the roster', async () => {
    await course.served.lms.dropEnrolment({ courseKey: 'eng', personKey: 'zoe' });
    expect((await postScore({ userId: ids.zoe })).status).toBe(400);
    const roster = await course.call('GET', urls.roster, { scope: SCOPE.roster });
    expect(roster.text).not.toContain(`"user_id":"${ids.zoe}"`);
    await course.served.lms.enrol({ courseKey: 'eng', personKey: 'zoe', role: 'student' });
    expect((await postScore({ userId: ids.zoe })).status).toBe(200);
  });

  test('another media type finds no handler', async () => {
    const answer = await postScore({}, 'application/json');
    expect(answer.status).toBe(400);
    expect(answer.reason).toContain('No handler found');
    expect((await postScore({}, `${SCORE}; charset=utf-8`)).status).toBe(200);
  });

  test('a locked column is 500 and keeps what it has', async () => {
    await postScore({ scoreGiven: 5 });
    await course.served.lms.lockColumn('essay', true);
    expect(await postScore({ scoreGiven: 6 })).toMatchObject({ status: 500, reason: 'Internal Server Error' });
    await course.served.lms.lockColumn('essay', false);
    expect((await resultOf(ids.sam))?.resultScore).toBe(5);
  });

  test('every score that arrived is kept in order, whatever became of it', async () => {
    const before = (await course.served.lms.receivedScores()).length;
    const timestamp = nextSecond();
    await postScore({ timestamp, scoreGiven: 1 });
    await postScore({ timestamp, scoreGiven: 2 });
    const received = (await course.served.lms.receivedScores()).slice(before);
    expect(
      received.map(({ status, userId, body }) => [status, userId, (body as { scoreGiven: number }).scoreGiven]),
    ).toEqual([
      [200, ids.sam, 1],
      [409, ids.sam, 2],
    ]);
  });

  test('faults happen when ordered: a status, a broken connection, an answer lost after the work', async () => {
    course.served.lms.faults.failNext('score', 503);
    expect((await postScore()).status).toBe(503);
    course.served.lms.faults.dropConnection('score');
    await expect(postScore({ scoreGiven: 3 })).rejects.toThrow();
    expect((await resultOf(ids.sam))?.resultScore).not.toBe(3);
    course.served.lms.faults.loseAnswer('score');
    await expect(postScore({ scoreGiven: 4 })).rejects.toThrow();
    expect((await resultOf(ids.sam))?.resultScore).toBe(4);
  });

  test('a future timestamp is believed, and blocks correct ones after it', async () => {
    const own = { userId: ids.zoe };
    expect((await postScore({ ...own, timestamp: '2099-01-01T00:00:00Z' })).status).toBe(200);
    expect((await postScore(own)).status).toBe(409);
  });

  test('after a teacher changed the grade by hand, 200 changes nothing; only reading back shows it', async () => {
    clock = Date.now() + 10_000;
    await course.served.lms.overrideGrade({
      activityKey: 'essay',
      personKey: 'sam',
      score: 12,
      comment: 'Teacher says so',
    });
    expect((await postScore({ scoreGiven: 19 })).status).toBe(200);
    expect(await resultOf(ids.sam)).toMatchObject({ resultScore: 12, comment: 'Teacher says so' });
  });
});
