import type { Services } from '../services.ts';
import { removeQuietly } from './attach-file.ts';
import { changeMoment, openAttempt, type Author } from './student-work.ts';
import { clearFile } from './composing-repository.ts';

/** Takes the file away while the attempt is being written; typed words come back. Twice is once. */
export async function removeFile(services: Services, author: Author): Promise<void> {
  const { attempt } = await openAttempt(services, author);
  const { file, typed = '' } = attempt.work;
  if (!file) return;
  const change = { id: attempt._id, fileId: file.fileId, typed, now: changeMoment(services, attempt) };
  // Only what was really taken out of the work may go: handed-in originals stay for the teacher.
  if (await clearFile(services.db, author.tenancy, change)) await removeQuietly(services, file.fileId);
}
