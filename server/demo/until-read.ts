import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { QueueRow } from './summary.ts';
import type { TeacherDesk } from './teacher-desk.ts';
import type { Progress } from './watch-progress.ts';

/**
 * Watches the teacher's queue until everything is handed in (`allIn` says so) and read. Throws AppError
 * `demo-readers-stuck` when nothing more was read for minutes.
 */
export async function untilRead(desk: TeacherDesk, progress: Progress, allIn: AbortSignal): Promise<QueueRow[]> {
  let last = { read: -1, at: Date.now() };
  for (;;) {
    const complete = allIn.aborted;
    const rows = await desk.queue();
    const read = rows.filter((row) => !WITH_READERS.has(row.state)).length;
    progress.read(read);
    if (complete && read === rows.length) return rows;
    if (read !== last.read || !complete) last = { read, at: Date.now() };
    if (Date.now() - last.at > STUCK_MS) {
      throw new AppError('demo-readers-stuck', { details: { waiting: rows.length - read } });
    }
    await sleep(PAUSE_MS);
  }
}

const WITH_READERS = new Set(['queued', 'reading']);
const PAUSE_MS = 700;
/** A model may take its time, and a job is tried again after a while; longer than this nothing will come. */
const STUCK_MS = 10 * 60_000;
