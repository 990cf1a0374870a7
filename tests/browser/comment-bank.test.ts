import type { Browser, Page } from 'playwright-core';
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
  await page.goto(`${base}/review/${first._id}`);
  await page.locator('[data-new-point="example"] summary').click();
  await page.locator('[name="new-text.example"]').fill('Say how you measured.');
  await page.getByRole('button', { name: 'Add, and keep in the bank (The example)' }).click();
  await page.waitForURL(/done=kept#criterion-2/);
  await page.goto(`${base}/review/${second._id}#criterion-2`);
  await page.getByText('1 more (The example)').click();
  await lookAt(page, 'bank-offer');
  await page.keyboard.press('t');
  await page.waitForURL(/done=put-in#criterion-2/);
  const work = await submissionModel(desk.services.db).findById(second._id).lean<Submission>();
  expect(work?.review?.points.at(-1)).toMatchObject({
    ...{ criterionId: 'example', text: 'You bring an observation of your own, with a time. Good.' },
    evidence: { quote: 'I saw it in my garden: the maple turned red in one week and was bare in the next' },
  });
  await page.getByText('1 more (The example)').click();
  await selectWords(page, 'Leaves fall', 'When the days');
  await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('[name^="bank-quote."]')?.value);
  await page.getByRole('button', { name: 'Put it in (Say how you measured.)' }).click();
  await page.waitForURL(/done=put-in#criterion-2/);
  const rested = await submissionModel(desk.services.db).findById(second._id).lean<Submission>();
  expect(rested?.review?.points.at(-1)?.evidence).toMatchObject({
    quote: 'Leaves fall because of abscission. When the days',
  });
  await page.goto(`${base}/bank`);
  await page.getByText('Change or delete (1)').click();
  await lookAt(page, 'bank-page');
});

/** Selects from the beginning of one stretch of the work to the end of another, over what the page puts between. */
async function selectWords(page: Page, from: string, to: string): Promise<void> {
  await page.locator('.review__work > .work-text').evaluate(
    (work, ends) => {
      const place = (words: string) => {
        const walker = document.createTreeWalker(work, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const at = walker.currentNode.textContent?.indexOf(words) ?? -1;
          if (at >= 0) return { node: walker.currentNode, at };
        }
        throw new Error(`${words} should stand in the work`);
      };
      const [start, end] = [place(ends.from), place(ends.to)];
      document.getSelection()?.setBaseAndExtent(start.node, start.at, end.node, end.at + ends.to.length);
    },
    { from, to },
  );
}
