import type { Browser } from 'playwright-core';
import { releaseDue } from '../../server/grades/release-due.ts';
import { seedWork } from '../support/desk.ts';
import { keepPicture, openBrowser } from '../support/open-browser.ts';
import { ESSAY_DRAFT, ESSAY_WORK } from '../support/review-sample.ts';
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

async function goOut(): Promise<void> {
  desk.clock.add(60_000);
  await releaseDue(desk.services);
}
