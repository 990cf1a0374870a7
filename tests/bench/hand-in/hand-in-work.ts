import { setTimeout as sleep } from 'node:timers/promises';
import { expectForm, formTo } from '../../../server/demo/tool-visit.ts';
import type { WebPage } from '../../../server/demo/web-client.ts';
import type { StudentWindow } from './student-window.ts';

export type WorkToHandIn = { text: string } | { name: string; content: Uint8Array<ArrayBuffer> };

/**
 * As a student does: the work into the box or as a file, a look at what the readers will see, the button. Returns the
 * milliseconds from the press of that button to the page that says it is in.
 */
export async function handInWork(window: StudentWindow, first: WebPage, work: WorkToHandIn): Promise<number> {
  let page = await putWork(window, first, work);
  while (formTo(page, '/work/submit') === null) {
    await sleep(500);
    page = await window.open('/work/check');
  }
  const pressed = performance.now();
  const after = await window.send(expectForm(page, '/work/submit'));
  if (!new URL(after.url).pathname.endsWith('/feedback')) throw new Error(`handing in led to ${after.url}`);
  return performance.now() - pressed;
}

async function putWork(window: StudentWindow, first: WebPage, work: WorkToHandIn): Promise<WebPage> {
  if ('text' in work) return window.send(expectForm(first, '/work/check'), work);
  const attached = await window.upload(expectForm(first, '/work/file'), work);
  return window.send(expectForm(attached, '/work/check'));
}
