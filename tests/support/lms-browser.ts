import type { BrowserContext, Frame, Page } from 'playwright-core';

/** Signs a person in at the demo LMS, in a new tab of this browser: from then on the LMS knows this browser as them. */
export async function signInAt(context: BrowserContext, lmsUrl: string, person: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(lmsUrl);
  const other = page.getByRole('button', { name: 'Be someone else' });
  if (await other.count()) await other.click();
  await page.getByRole('button', { name: person }).click();
  await page.getByRole('heading', { name: 'My courses' }).waitFor();
  return page;
}

/** Opens an activity in the LMS and gives the frame in which the tool is, wherever the launch has got to. */
export async function openInFrame(page: Page, lmsUrl: string, activityKey: string): Promise<Frame> {
  await page.goto(`${lmsUrl}/activities/${activityKey}`);
  const frame = await (await page.locator('iframe.tool').elementHandle()).contentFrame();
  if (!frame) throw new Error('the activity page has no frame');
  return frame;
}
