import type { Browser } from 'playwright-core';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { seedWork } from '../support/desk.ts';
import { openBrowser } from '../support/open-browser.ts';
import { ESSAY_DRAFT, ESSAY_WORK } from '../support/review-sample.ts';
import { lookAt, serveDesk, type ServedDesk } from '../support/served-desk.ts';

let desk: ServedDesk;
let browser: Browser;
beforeAll(async () => {
  [desk, browser] = await Promise.all([serveDesk(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

test('by keyboard alone: the point one is on is kept with b, and put into another work with t', async () => {
  const first = await seedWork(desk, { work: ESSAY_WORK, draft: ESSAY_DRAFT });
  const second = await seedWork(desk, { personId: 'student-2', work: ESSAY_WORK, draft: {} });
  const { page, base } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/review/${first._id}`);
  await page.locator('#point-4 textarea').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' Good.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await page.waitForURL(/done=kept#criterion-2/);
  await page.goto(`${base}/review/${first._id}`);
  for (const key of ['e', 'Escape', 'b']) await page.keyboard.press(key); // the first point of the first criterion
  await page.waitForURL(/done=kept#criterion-1/);
  for (const [criterion, text] of [
    ['example', 'Bring a second tree, so that it is no accident.'],
    ['example', 'Say how you measured.'],
  ] as const) {
    await page.locator(`[data-new-point="${criterion}"] summary`).click();
    await page.locator(`[name="new-text.${criterion}"]`).fill(text);
    await page.getByRole('button', { name: 'Add, and keep in the bank (The example)' }).click();
    await page.waitForURL(/done=kept#criterion-2/);
    await page.goto(`${base}/review/${first._id}`);
  }
  await page.goto(`${base}/review/${second._id}#criterion-2`);
  await page.getByText('2 more (The example)').click();
  await lookAt(page, 'bank-offer');
  await page.keyboard.press('t');
  await page.waitForURL(/done=put-in#criterion-2/);
  const work = await submissionModel(desk.services.db).findById(second._id).lean<Submission>();
  expect(work?.review?.points.at(-1)).toMatchObject({
    ...{ criterionId: 'example', text: 'You bring an observation of your own, with a time. Good.' },
    evidence: { quote: 'I saw it in my garden: the maple turned red in one week and was bare in the next' },
  });
  await page.goto(`${base}/bank`);
  await page.getByText('Change or delete (1)').click();
  await lookAt(page, 'bank-page');
});
