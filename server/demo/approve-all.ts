import { patiently } from './patiently.ts';
import type { LinkedRow } from './read-queue.ts';
import type { TeacherDesk } from './teacher-desk.ts';
import { formTo } from './tool-visit.ts';

/**
 * Does the teacher's part: opens every draft that has no open finding, one by one, and sends its page's own form with
 * the approve button. What the tool refuses to have approved (a level is missing, say) stays with the teacher.
 */
export async function approveAll(desk: TeacherDesk): Promise<void> {
  const rows = await desk.queue();
  for (const row of rows.filter(isClean)) await patiently(() => approveOne(desk, row));
}

function isClean(row: LinkedRow): boolean {
  return row.state === 'with-teacher' && row.drafted && row.findings === 0;
}

/** The approve button is missing while the teacher must choose levels first, and once somebody has approved. */
async function approveOne(desk: TeacherDesk, row: LinkedRow): Promise<void> {
  const visit = await desk.visit(row.assignment);
  const form = formTo(await visit.open(row.reviewPath), '/approve');
  if (form !== null) await visit.send(form);
}
