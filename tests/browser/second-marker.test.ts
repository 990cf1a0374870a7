import type { Browser } from 'playwright-core';
import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { seedWork } from '../support/desk.ts';
import { openBrowser } from '../support/open-browser.ts';
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

test('a blind second marker chooses by keys, differs, and a third act settles it', async () => {
  const secondMarker = { whom: 'all' as const, share: 0, blind: true };
  await assignmentModel(desk.services.db).updateOne({}, { secondMarker });
  const { _id } = await seedWork(desk);
  const first = await desk.enter(browser, desk.teacher);
  await first.page.goto(`${first.base}/review/${_id}`);
  await first.page.getByText('Notes for teachers').click();
  await first.page.fill('#new-note', 'Read the second page twice.');
  await first.page.getByRole('button', { name: 'Add the note' }).click();
  await first.page.waitForURL(/#notes$/);
  await first.page.keyboard.press('a');
  await first.page.waitForURL(/done=waits/);
  const second = await desk.enter(browser, desk.other);
  await second.page.goto(`${second.base}/review/${_id}`);
  await lookAt(second.page, 'second-blind');
  await second.page.keyboard.press('1');
  await second.page.locator('#second-2-2').check();
  await second.page.keyboard.press('s');
  await second.page.waitForURL(/done=marked/);
  await lookAt(second.page, 'second-differs');
  await second.page.check('#settle-first');
  await second.page.fill('#settle-note', 'I had overlooked the cause.');
  await second.page.getByRole('button', { name: 'Settle', exact: true }).click();
  await second.page.waitForURL(/done=settled/);
  const work = await submissionModel(desk.services.db).findById(_id).lean();
  expect(work).toMatchObject({ state: 'with-teacher', second: { settled: { how: 'first', by: 'teacher-2' } } });
});
