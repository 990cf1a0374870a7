import type { Browser } from 'playwright-core';
import { assignmentModel } from '../../server/assignments/assignment-model.ts';
import { releaseDue } from '../../server/grades/release-due.ts';
import { membershipModel } from '../../server/lti/directory-model.ts';
import { approveReview } from '../../server/reviews/approve-review.ts';
import { reviewFormSchema } from '../../server/reviews/review-form.ts';
import { saveReview } from '../../server/reviews/save-review.ts';
import { serialiseRubric } from '../../server/rubrics/serialise-rubric.ts';
import { NEXT } from '../support/changed-rubric.ts';
import { reviewForm, seedWork, TENANCY } from '../support/desk.ts';
import { keepPicture, openBrowser } from '../support/open-browser.ts';
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

test('a teacher previews, approves and releases; the student prints the feedback', async () => {
  await assignmentModel(desk.services.db).updateOne({}, { $set: { releaseTogether: true } });
  const { _id } = await seedWork(desk);
  const { page, base } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/review/${_id}`);
  await page.fill('#summary', 'Typed a moment ago.');
  await page.getByRole('button', { name: 'As the student reads it' }).click();
  await page.getByText('This is what the student will read.').waitFor();
  expect(await page.getByText('Typed a moment ago.').count()).toBe(1);
  await lookAt(page, 'release-preview');
  await page.getByRole('link', { name: 'Back to the review' }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Approved, not out yet').waitFor();
  await page.goto(`${base}/release`);
  await lookAt(page, 'release-waiting');
  await page.getByRole('button', { name: 'Release all approved now' }).click();
  await page.getByText('1 work is released').waitFor();
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  await page.goto(`${base}/assignment`);
  await keepPicture(page, 'release-rules');
  await printsAlone();
});

test('a teacher divides the class, goes through their share, and gives a student more time', async () => {
  await seedClass();
  const { page, base } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/shares`);
  await page.getByLabel('Group 7').selectOption({ label: 'Olga Other' });
  await page.getByRole('button', { name: 'Divide' }).click();
  await page.getByText('How far everyone is').waitFor();
  await lookAt(page, 'shares');
  await page.goto(`${base}/queue`);
  await page.getByRole('link', { name: 'My share' }).click();
  await lookAt(page, 'shares-queue');
  await page.getByRole('row').getByRole('link').first().click();
  await page.getByLabel('Grader').waitFor();
  await keepPicture(page, 'shares-review');
  await page.getByRole('link', { name: 'Give more time' }).click();
  await page.getByLabel('Due for this student').fill('2026-12-01T18:00');
  await page.getByLabel('Reason').fill('Ill for a week');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('shows it from now on').waitFor();
  await lookAt(page, 'extensions');
});

const act = (submissionId: string) => ({
  tenancy: TENANCY,
  submissionId,
  by: { id: 'teacher-1', name: 'Toni Teacher' },
});

test('a teacher changes the rubric in use: sees what it touches, and has works read again, by keyboard alone', async () => {
  await desk.reset();
  const { _id: out } = await seedWork(desk, { personId: 'student-1', attempt: 1 });
  await approveReview(desk.services, { ...act(out), edits: reviewFormSchema.parse(reviewForm()) });
  desk.clock.add(60_000);
  await releaseDue(desk.services);
  const { _id: edited } = await seedWork(desk, { personId: 'student-2', attempt: 1 });
  const edits = reviewFormSchema.parse(reviewForm({ summary: 'Mine.' }));
  await saveReview(desk.services, { ...act(edited), edits });
  const { page, base } = await desk.enter(browser, desk.teacher);
  await page.goto(`${base}/assignment`);
  await page.locator('#notes').fill('Typed a moment ago.');
  await page.locator('#rubricYaml').fill(serialiseRubric(NEXT));
  await page.getByRole('button', { name: 'Save changes' }).press('Enter');
  await page.getByRole('heading', { name: 'What this change would touch' }).waitFor();
  await lookAt(page, 'versions-touch');
  await page.getByRole('button', { name: 'Back to editing' }).press('Enter');
  expect(await page.locator('#notes').inputValue()).toBe('Typed a moment ago.');
  await page.getByRole('button', { name: 'Save changes' }).press('Enter');
  await page.getByLabel('The one whose marks are out').press('Space');
  await page.getByRole('button', { name: 'Save and read the chosen ones again' }).press('Enter');
  await page.getByText('1 work is being read again').waitFor();
  await lookAt(page, 'versions');
  await page.getByLabel('The draft that a teacher has edited').press('Space');
  await page.getByRole('button', { name: 'Read the chosen ones again under version 2' }).press('Enter');
  await page.getByText('1 work is being read again').waitFor();
  await page.goto(`${base}/review/${out}`);
  await page.getByText('Set aside when it was read again').waitFor();
  await lookAt(page, 'versions-review');
});

async function seedClass(): Promise<void> {
  await desk.reset();
  await assignmentModel(desk.services.db).updateOne({}, { $set: { dueAt: new Date('2026-11-30T18:00:00Z') } });
  const member = (id: string, changes: object) => ({
    ...{ _id: id, platformId: 'platform-1', courseId: 'course-1', sub: `sub-${id}`, personId: id, name: id },
    ...{ givenName: null, familyName: null, email: null, sourcedId: null, role: 'student' as const },
    ...{ roleFrom: 'launch' as const, active: true, ...changes },
  });
  await membershipModel(desk.services.db).insertMany([
    member('teacher-1', { name: 'Tess Teacher', role: 'instructor' }),
    member('teacher-2', { name: 'Olga Other', role: 'instructor' }),
    member('student-1', { name: 'Sam Student', email: 'sam@example.org' }),
    member('student-2', { name: 'Zoe Student', groups: ['7'] }),
  ]);
  for (const personId of ['student-1', 'student-2']) await seedWork(desk, { personId });
}

/** On paper the feedback stands alone. */
async function printsAlone(): Promise<void> {
  const { page, base } = await desk.enter(browser, await desk.student());
  await page.goto(`${base}/feedback`);
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(true);
  await page.emulateMedia({ media: 'print' });
  await keepPicture(page, 'feedback-print');
  expect(await page.locator('header.page-header, footer, button, .timeline').filter({ visible: true }).count()).toBe(0);
  expect(await page.getByText('Typed a moment ago.').isVisible()).toBe(true);
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
}
