import type { Browser } from 'playwright-core';
import { createReaders } from '../../server/llm/create-readers.ts';
import { draftModel } from '../../server/reviews/draft-model.ts';
import { submissionModel } from '../../server/submissions/submission-model.ts';
import { seedWork } from '../support/desk.ts';
import { openBrowser } from '../support/open-browser.ts';
import { ESSAY_DRAFT, ESSAY_POINTS, ESSAY_WORK } from '../support/review-sample.ts';
import { lookAt, serveDesk, type ServedDesk } from '../support/served-desk.ts';

let desk: ServedDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await serveDesk();
  desk.services.readers = createReaders({ kind: 'offline' }, 1);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

test('an answer of the readers stands beside the text and is taken; asking puts the work with them until stopped', async () => {
  const { _id } = await seedWork(desk, { work: ESSAY_WORK, draft: ESSAY_DRAFT });
  const { page, base } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/review/${_id}`);
  await page.fill('#summary', 'My own summary.');
  await page.click('button[data-key="s"]');
  await page.waitForURL(/done=saved/);
  await offer(_id);
  await page.goto(`${base}/review/${_id}`);
  await page.getByText('Ask the readers once more').click();
  await lookAt(page, 'redraft-offer');
  await page.getByRole('button', { name: 'Take this instead of mine (1)' }).click();
  await page.waitForURL(/done=taken/);
  expect(await page.inputValue('[name="text.p1"]')).toBe('You name the process at once. That helps.');
  expect(await page.inputValue('#summary')).toBe('My own summary.');
  await page.getByText('Ask the readers once more').click();
  await page.fill('#redraft-note', 'Please look at the greenhouse.');
  await page.getByRole('button', { name: 'Another draft' }).click();
  await page.waitForURL(/done=queued/);
  await lookAt(page, 'redraft-reading');
  await page.getByRole('button', { name: 'Stop reading' }).click();
  await page.waitForURL(/done=stopped/);
  expect(await page.inputValue('#summary')).toBe('My own summary.');
});

/** As the readers leave it: one point in other words, one more, another level. */
async function offer(id: string): Promise<void> {
  const { services } = desk;
  const own = await draftModel(services.db).findById(`draft-${id}`).lean();
  if (!own) throw new Error('the work should have a draft');
  const [first, second] = ESSAY_POINTS;
  if (!first || !second) throw new Error('the sample should have points');
  const points = [
    { ...first, text: 'You name the process at once. That helps.' },
    { ...second, id: 'r1-p2', text: 'Say what the cork is made of.', kind: 'next-step' as const },
  ];
  const draft = {
    ...own.assessment.draft,
    points,
    criteria: [{ criterionId: 'example', kind: 'level' as const, levelId: 'l2' }],
  };
  const assessment = { ...own.assessment, draft, findings: [] };
  await draftModel(services.db).create({ ...own, _id: `offer-${id}`, assessment });
  const offered = { draftId: `offer-${id}`, at: desk.clock.now() };
  await submissionModel(services.db).updateOne({ _id: id }, { $set: { offer: offered } });
}
