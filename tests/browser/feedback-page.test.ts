import type { Browser } from 'playwright-core';
import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { seedWork } from '../support/desk.ts';
import { keepPicture, openBrowser } from '../support/open-browser.ts';
import { ESSAY, ESSAY_DRAFT, ESSAY_WORK } from '../support/review-sample.ts';
import { lookAt, serveDesk, type ServedDesk } from '../support/served-desk.ts';

let desk: ServedDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await serveDesk();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

test('on a phone, by keyboard alone: a student contests a point, the teacher changes it, the answer comes back', async () => {
  const { _id } = await seedWork(desk, { work: ESSAY_WORK, draft: ESSAY_DRAFT });
  const summary = 'A clear explanation. Take one step further with the second example.';
  const form = { version: '0', 'level.example': 'l1', 'level.cause': 'l2', summary };
  await desk.post(desk.teacher, `/review/${_id}/approve`, form).set('Origin', desk.url).expect(303);
  await goOut();
  const { page, base } = await desk.enter(browser, await desk.student());
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${base}/feedback`);
  await page.locator('#point-5 summary').press('Enter');
  await page.locator('#reply-5-clear').focus();
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowDown');
  expect(await page.locator('#reply-5-contest').isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.type('The thermometer stands in my second paragraph: it is never below ten degrees there.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#point-5$/);
  expect(await page.locator('#point-5').innerText()).toContain('You contest this point');
  await page.locator('#point-3 summary').press('Enter');
  await lookAt(page, 'feedback-contested');

  const teacher = await desk.enter(browser, desk.teacher);
  await teacher.page.goto(`${teacher.base}/review/${_id}`);
  await lookAt(teacher.page, 'review-contested');
  await teacher.page.fill('#reply-n1-text', 'You are right, I overlooked it.');
  await teacher.page.getByRole('button', { name: 'Change the feedback' }).press('Enter');
  await teacher.page.waitForURL(/done=reopened/);
  await teacher.page.locator('#criterion-2-level-3').check();
  await keepPicture(teacher.page, 'review-changing');
  await teacher.page.getByRole('button', { name: 'Approve' }).press('Enter');
  await teacher.page.waitForURL(/done=approved/);
  await goOut();
  await page.goto(`${base}/feedback`);
  expect(await page.locator('#point-5').innerText()).toContain('You are right, I overlooked it.');
  await lookAt(page, 'feedback-changed');
});

test('on a phone, by keyboard alone: earlier next steps, the student’s own levels, and what became of both', async () => {
  await desk.reset();
  await assignmentModel(desk.services.db).updateOne({}, { $set: { selfAssessment: 'required' } });
  const { _id } = await seedWork(desk, { work: ESSAY_WORK, draft: ESSAY_DRAFT, attempt: 1 });
  const form = { version: '0', 'level.example': 'l1', 'level.cause': 'l2', summary: 'Take one step further.' };
  await desk.post(desk.teacher, `/review/${_id}/approve`, form).set('Origin', desk.url).expect(303);
  await goOut();
  const { page, base } = await desk.enter(browser, await desk.student());
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${base}/feedback`);
  await page.getByRole('button', { name: 'Start a new attempt' }).press('Enter');
  await page.locator('#tick-1').press('Space');
  await page.getByText('Ticks kept', { exact: true }).waitFor();
  await page.locator('#text').fill(REVISED);
  await lookAt(page, 'compose-checklist');
  await page.getByRole('button', { name: 'Check what the readers will see' }).press('Enter');
  await page.locator('#self-1-level-2').press('Space');
  await page.keyboard.press('ArrowDown');
  await page.locator('#self-1-why').fill('I explain what the tree gains.');
  await page.locator('#self-2-level-2').press('Space');
  await lookAt(page, 'check-self');
  await page.getByRole('button', { name: 'Hand in' }).press('Enter');
  await page.waitForURL(/feedback/);

  const second = await submissionModel(desk.services.db).findOne({ attempt: 2 }).lean<Submission>();
  const teacher = await desk.enter(browser, desk.teacher);
  await teacher.page.goto(`${teacher.base}/review/${second?._id ?? ''}`);
  await teacher.page.getByRole('button', { name: 'Write' }).first().press('Enter');
  await teacher.page.waitForURL(/done=started/);
  await lookAt(teacher.page, 'review-earlier');
  await teacher.page.keyboard.press('f');
  await teacher.page.waitForURL(/#earlier$/);
  await teacher.page.keyboard.press('y');
  await teacher.page.waitForURL(/done=saved/);
  expect(await teacher.page.locator('#earlier').innerText()).toContain('2 of 2 confirmed');
  await teacher.page.locator('#earlier-2-acted-on').press('ArrowDown');
  await teacher.page.locator('#criterion-1-level-3').check();
  await teacher.page.locator('#criterion-2-level-3').check();
  await teacher.page.getByRole('button', { name: 'Approve' }).press('Enter');
  await teacher.page.waitForURL(/done=approved/);
  expect(await teacher.page.locator('#self-title').locator('..').innerText()).toContain('Same level on 1 of 2');
  await lookAt(teacher.page, 'review-self');
  await goOut();
  await page.goto(`${base}/feedback`);
  const told = await page.locator('main').innerText();
  for (const words of ['then and now', 'tried', 'You expected a lower level']) expect(told).toContain(words);
  await lookAt(page, 'feedback-followed');
});

const REVISED = ESSAY.replace(
  'and the leaf is cut off from water.',
  'and the leaf is cut off from water. So the tree loses no water while the ground is frozen.',
).replace('where it is never cold', 'where it is never below 12 °C');

async function goOut(): Promise<void> {
  desk.clock.add(60_000);
  await releaseDue(desk.services);
}
