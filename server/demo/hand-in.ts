import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedAnswer, PlannedWork } from './course-plan.ts';
import { patiently } from './patiently.ts';
import type { Demo } from './start-demo.ts';
import { expectForm, formTo, openVisit, type ToolVisit } from './tool-visit.ts';
import type { WebPage } from './web-client.ts';

/**
 * Hands one answer in as its student: a launch, the work into the text box or as a file, a look at what the readers
 * will see, and the button. An answer that is in already stays as it is, so that an interrupted run can go on.
 */
export async function handIn(demo: Demo, answer: PlannedAnswer): Promise<void> {
  await patiently(async () => {
    const visit = await openVisit(demo, answer.studentKey, answer.assignmentKey);
    if (new URL(visit.page.url).pathname.endsWith(HANDED_IN)) return;
    const check = await untilRead(visit, await putWork(visit, answer.work));
    await visit.send(expectForm(check, SUBMIT));
  });
}

/** Where a student lands whose work is in. */
const HANDED_IN = '/feedback';
const FILE = '/work/file';
const CHECK = '/work/check';
const SUBMIT = '/work/submit';
const CHECK_PAUSE_MS = 300;

/** Leads to the page of "what the readers will see". */
async function putWork(visit: ToolVisit, work: PlannedWork): Promise<WebPage> {
  if (work.kind === 'text') return visit.send(expectForm(visit.page, CHECK), { text: work.text });
  const content = new Uint8Array(await readFile(work.path));
  const attached = await visit.upload(expectForm(visit.page, FILE), { name: basename(work.path), content });
  return visit.send(expectForm(attached, CHECK));
}

/** The page of "what the readers will see" offers to send only when the file has been read. */
async function untilRead(visit: ToolVisit, first: WebPage): Promise<WebPage> {
  let page = first;
  while (formTo(page, SUBMIT) === null) {
    await sleep(CHECK_PAUSE_MS);
    page = await visit.open(CHECK);
  }
  return page;
}
