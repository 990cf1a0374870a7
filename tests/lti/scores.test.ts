import { setTimeout as sleep } from 'node:timers/promises';
import { scoreJobKind } from '../../server/grades/score-job.ts';
import { fieldsOf, NEXT, setUpForm } from '../support/changed-rubric.ts';
import { reviewForm } from '../support/desk.ts';
import { openScoreCourse, type ScoreCourse } from '../support/score-course.ts';

/** The whole way of a score, from approval to gradebook, on both kinds of LMS, with all that goes wrong between. */
const ESSAY = { activityKey: 'essay' };
/** However the é was written; "Zo" alone stands in many a random id. */
const ZOE_IN_A_LOG = /Zo(?:é|Ã©|\\u00e9|%C3%A9|[?\uFFFD])/i;
const SAM = { ...ESSAY, personKey: 'sam' };
const ZOE = { ...ESSAY, personKey: 'zoe' };

describe.each(['moodle', 'canvas'] as const)('scores on %s', (profile) => {
  let course: ScoreCourse;
  beforeAll(async () => {
    course = await openScoreCourse(profile);
  });
  beforeEach(() => course.lms.lms.faults.clear());
  afterAll(() => course.close());

  const received = () => course.lms.lms.receivedScores();
  /** What a student reads: every comment on Canvas, the only one elsewhere. */
  const comments = async (cell = SAM) => {
    const grade = await course.lms.lms.gradeOf(cell);
    return profile === 'canvas' ? (grade?.comments ?? []) : grade?.comment == null ? [] : [grade.comment];
  };

  /** Waits for the cell to look like this. */
  async function cellWith(personId: string, filter: object): Promise<void> {
    const { model } = scoreJobKind(course.tool.services.db);
    while ((await model.countDocuments({ personId, ...filter })) === 0) await sleep(20);
  }

  test('approved marks arrive, scaled to the column, with their comment, and are confirmed [AGS §3.4]', async () => {
    const { personId } = await course.approve('Sam');
    const [cell] = await course.deliver([personId]);
    expect(cell).toMatchObject({ trouble: null, sent: { scoreGiven: 3, scoreMaximum: 4, confirmed: 'read-back' } });
    expect((await course.lms.lms.gradeOf(SAM))?.score).toBe(15);
    expect(await comments()).toEqual([expect.stringContaining('Read and approved by Tess Teacher.')]);
  });

  if (profile === 'canvas') {
    test('the registration asked for placements that Canvas offers, and for names [LTI DR §4.2]', async () => {
      const [tool] = await course.lms.lms.registeredTools();
      const messages = JSON.stringify(tool?.messages);
      expect(messages).toContain('"placements":["assignment_selection","link_selection"]');
      expect(tool?.privacyLevel).toBe('public');
    });

    test('a score carries the address of its work, which opens its review (SpeedGrader)', async () => {
      const scores = (await received()).map(({ body }) => body as Record<string, Record<string, unknown>>);
      const submission = scores.at(-1)?.['https://canvas.instructure.com/lti/submission'] ?? {};
      expect(submission).toMatchObject({ new_submission: false, submission_type: 'basic_lti_launch' });
      const address = String(submission['submission_data']);
      const work = new URL(address).searchParams.get('submission') ?? '';
      await course.pointEssayAt(address);
      expect((await course.launch('tess')).url).toMatch(new RegExp(`/review/${work}$`));
      await course.pointEssayAt(null);
    });
  }

  test('no score makes an attempt of the student', async () => {
    expect((await course.lms.lms.gradeOf(SAM))?.attempts).toEqual([]);
  });

  test('an answer that is lost wipes nothing and shows no comment twice', async () => {
    const before = (await comments()).length;
    const { personId } = await course.approve('Sam', { 'level.cause': 'l1' });
    course.lms.lms.faults.loseAnswer('score');
    const [cell] = await course.deliver([personId]);
    expect(cell).toMatchObject({ trouble: null, sent: { scoreGiven: 2 }, commentNote: { is: 'stands' } });
    expect((await course.lms.lms.gradeOf(SAM))?.score).toBe(10);
    expect(await comments()).toHaveLength(profile === 'canvas' ? before + 1 : 1);
  });

  /** A connection that breaks before the LMS did anything, and a gradebook that cannot be looked at. */
  async function deliverBlindly() {
    const made = await course.approve('Sam');
    course.lms.lms.faults.dropConnection('score');
    course.lms.lms.faults.failNext('result', 503, 3);
    return { ...made, cells: await course.deliver([made.personId]) };
  }

  if (profile === 'moodle') {
    test('after a broken connection mark and comment are sent again', async () => {
      expect((await deliverBlindly()).cells).toMatchObject([{ trouble: null }]);
      expect((await course.lms.lms.gradeOf(SAM))?.score).toBe(15);
      expect(await comments()).toHaveLength(1);
    });
  } else {
    test('after a broken connection the mark is sent again; the comment in doubt is the teacher’s to send', async () => {
      const before = (await comments()).length;
      const { personId, submissionId, cells } = await deliverBlindly();
      expect(cells).toMatchObject([{ trouble: 'comment-unsure' }]);
      expect((await course.lms.lms.gradeOf(SAM))?.score).toBe(15);
      expect(await comments()).toHaveLength(before);
      expect(await course.page(`/review/${submissionId}`)).toContain('the comment may be missing there');
      await course.post(`/gradebook/${submissionId}/send-comment`);
      expect(await course.deliver([personId])).toMatchObject([{ trouble: null }]);
      expect(await comments()).toHaveLength(before + 1);
    });
  }

  test('releases in quick succession, two workers: times rise by whole seconds, and the last one stands [AGS §3.4.9]', async () => {
    const sentBefore = (await received()).length;
    const { personId } = await course.approve('Sam', { 'level.cause': 'l0' });
    const { services } = course.tool;
    const delivering = course.deliver([personId], [services, services]);
    await course.approve('Sam', { 'level.cause': 'l1' });
    await course.approve('Sam');
    await delivering;
    await course.deliver([personId], [services, services]);
    const posts = (await received()).slice(sentBefore).filter(({ status }) => status === 200);
    const times = posts.map(({ body }) => Date.parse((body as { timestamp: string }).timestamp));
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(times.every((time) => time % 1000 === 0)).toBe(true);
    expect((await course.lms.lms.gradeOf(SAM))?.score).toBe(15);
  });

  test('a worker whose post hangs does not come back over a newer release', async () => {
    const { personId } = await course.approve('Sam', { 'level.cause': 'l0' });
    course.lms.lms.faults.hang('score');
    const { services } = course.tool;
    const delivering = course.deliver([personId], [services, services]);
    await cellWith(personId, { 'job.status': 'running', 'tried.scoreGiven': 1, 'wanted.scoreGiven': 1 });
    await course.approve('Sam');
    await cellWith(personId, { 'sent.scoreGiven': 3, 'wanted.scoreGiven': 3 });
    course.lms.lms.faults.clear();
    await delivering;
    await cellWith(personId, { 'sent.scoreGiven': 3, 'job.status': 'none' });
    expect((await course.lms.lms.gradeOf(SAM))?.score).toBe(15);
  });

  test('what a teacher typed into the gradebook is left alone, and said', async () => {
    await course.lms.lms.overrideGrade({ ...SAM, score: 9, comment: 'By hand.' });
    const sentBefore = (await received()).length;
    const { personId, submissionId } = await course.approve('Sam', { 'level.cause': 'l1' });
    expect(await course.deliver([personId])).toMatchObject([{ trouble: 'overridden' }]);
    expect((await course.lms.lms.gradeOf(SAM))?.score).toBe(9);
    expect(await received()).toHaveLength(sentBefore);
    expect(await course.page(`/review/${submissionId}`)).toContain('somebody changed them there');
    await course.post(`/gradebook/${submissionId}/send-again`);
    // Canvas lets the teacher's own word replace it; Moodle answers 200 and keeps the override.
    expect(await course.deliver([personId])).toMatchObject([{ trouble: profile === 'canvas' ? null : 'overridden' }]);
    expect((await course.lms.lms.gradeOf(SAM))?.score).toBe(profile === 'canvas' ? 10 : 9);
  });

  test('no log line holds what the LMS repeats of a score, in its reason phrase or its body', async () => {
    course.lms.lms.faults.echoNext('score', 500);
    const { personId } = await course.approve('Zoé');
    await course.deliver([personId]);
    course.lms.lms.faults.echoNext('score', 418);
    course.lms.lms.faults.echoNext('lineitem', 418);
    await course.approve('Zoé', { 'level.cause': 'l1' });
    expect(await course.deliver([personId])).toMatchObject([{ trouble: 'score-rejected' }]);
    expect(course.log()).toContain('job failed');
    const secrets = ['scoreGiven', 'drafted', 'abscission', 'Tess Teacher', 'Student'];
    expect(secrets.filter((secret) => course.log().includes(secret))).toEqual([]);
    expect(course.log()).not.toMatch(ZOE_IN_A_LOG);
  });

  test('somebody who left the course is told in words', async () => {
    await course.lms.lms.dropEnrolment({ courseKey: 'eng', personKey: 'zoe' });
    const { personId, submissionId } = await course.approve('Zoé');
    expect(await course.deliver([personId])).toMatchObject([{ trouble: 'score-person-not-gradable' }]);
    expect(await course.page(`/review/${submissionId}`)).toContain('they may have left the course');
    await course.lms.lms.enrol({ courseKey: 'eng', personKey: 'zoe', role: 'student' });
    await course.post(`/gradebook/${submissionId}/send-again`);
    expect(await course.deliver([personId])).toMatchObject([{ trouble: null }]);
    expect((await course.lms.lms.gradeOf(ZOE))?.score).toBe(15);
  });

  test('a contested point: kept, the gradebook stays as it is; changed, it follows with the second release', async () => {
    const { personId, submissionId } = await course.approve('Zoé');
    await course.deliver([personId]);
    const [zoe, sent] = [await course.launch('zoe'), (await received()).length];
    const [own, desk] = [course.baseOf(zoe), `${course.baseOf(course.teacher())}/review/${submissionId}`];
    const say = (point: string, text: string) =>
      zoe.postForm(`${own}/feedback/reply`, { submission: submissionId, release: '1', point, kind: 'contest', text });
    const answer = (reply: string, act: string, text: string) =>
      course.teacher().postForm(`${desk}/answer`, { reply, act, text });
    const contested = await say('p1', 'Why is this not more?');
    expect(contested.html).toContain('You contest this point');
    expect((await course.teacher().get(desk)).html).toContain('Why is this not more?');
    await answer('n1', 'keep', 'It is all there is to have.');
    expect((await zoe.get(`${own}/feedback`)).html).toContain('It is all there is to have.');
    await course.sweep();
    expect((await received()).length).toBe(sent);
    expect((await course.lms.lms.gradeOf(ZOE))?.score).toBe(15);
    await say('p2', 'My garden is an example.');
    const { version } = await course.reviewOf(submissionId);
    await answer('n4', 'change', 'So it is.');
    const form = reviewForm({ version: String(version), 'level.example': 'l2' });
    await course.teacher().postForm(`${desk}/approve`, form);
    await course.sweep();
    expect((await zoe.get(`${own}/feedback`)).html).toContain('3 / 4');
    await course.endUndo(submissionId);
    const told = (await zoe.get(`${own}/feedback`)).html;
    for (const words of ['4 / 4', 'So it is.', 'The marks were 3 before and are 4 now.']) expect(told).toContain(words);
    expect(await course.deliver([personId])).toMatchObject([{ trouble: null, sent: { release: 2, scoreGiven: 4 } }]);
    expect((await course.lms.lms.gradeOf(ZOE))?.score).toBe(20);
  });

  test('another rubric after the release: no score moves until a teacher approves the re-reading [AGS §3.4.3]', async () => {
    const { personId, submissionId } = await course.approve('Zoé');
    await course.deliver([personId]);
    const sent = (await received()).length;
    const base = course.baseOf(course.teacher());
    const { html } = await course.teacher().postForm(`${base}/assignment`, setUpForm(NEXT));
    expect(html).toContain('The total becomes 6 instead of 4.');
    await course.teacher().postForm(`${base}/assignment`, { ...fieldsOf(html), act: 'save-new' });
    const asked = { from: '1', to: '2', work: submissionId };
    const answered = await course.teacher().postForm(`${base}/assignment/rubric/reread`, asked);
    expect(answered.html).toContain('1 work is being read again. What is out stays as it is.');
    await course.sweep();
    expect((await received()).length).toBe(sent);
    expect((await course.lms.lms.gradeOf(ZOE))?.score).toBe(15);
    const { version } = await course.reviewOf(submissionId);
    const form = { version: String(version), 'level.cause': 'l2', 'level.source': 'l1', summary: 'Once more.' };
    await course.teacher().postForm(`${base}/review/${submissionId}/approve`, form);
    await course.sweep();
    expect((await received()).length).toBe(sent);
    await course.endUndo(submissionId);
    const release = { release: 2, scoreGiven: 5, scoreMaximum: 6 };
    expect(await course.deliver([personId])).toMatchObject([{ trouble: null, sent: release }]);
    expect((await course.lms.lms.gradeOf(ZOE))?.score).toBeCloseTo((5 / 6) * 20, 1);
  });
});

test('a locked column is said to be one while we keep trying, and takes the mark once it is open (Moodle)', async () => {
  const course = await openScoreCourse('moodle');
  await course.lms.lms.lockColumn('essay', true);
  const { personId, submissionId } = await course.approve('Sam');
  const delivering = course.deliver([personId]);
  const kind = scoreJobKind(course.tool.services.db);
  while ((await kind.model.findOne({ personId }).lean())?.lastAnswer !== 'platform-500') await sleep(50);
  expect(await course.page(`/review/${submissionId}`)).toContain('a locked gradebook column');
  await course.lms.lms.lockColumn('essay', false);
  expect(await delivering).toMatchObject([{ trouble: null, sent: { scoreGiven: 3 } }]);
  await course.close();
});
