import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Knows how many works of a class are being read in this process, so that what is asked about finished comments can
 * wait for company: until nothing of the class is read and nothing more is coming, or nothing was read for `settledMs`
 * although it is (others take it), or `longestMs` at most, which is as long as providers keep a prompt's shared part warm.
 */
export function createClassWatch({ settledMs = 2_000, longestMs = 240_000 }: ClassWatchOptions = {}): ClassWatch {
  const reading = new Map<string, number>();
  const count = (classId: string, by: number) => {
    const now = (reading.get(classId) ?? 0) + by;
    if (now === 0) reading.delete(classId);
    else reading.set(classId, now);
  };
  const during = async <T>(classId: string, by: number, task: () => Promise<T>): Promise<T> => {
    count(classId, by);
    try {
      return await task();
    } finally {
      count(classId, -by);
    }
  };
  return {
    read: (classId, task) => during(classId, 1, task),
    rest: (classId, task) => during(classId, -1, task),
    settled: (classId, closed, isComing) =>
      untilIdle({ isIdle: () => !reading.has(classId), isComing }, closed, { settledMs, longestMs }),
  };
}

export type ClassWatchOptions = { settledMs?: number; longestMs?: number };

export type ClassWatch = {
  /** Reads one work of the class. */
  read: <T>(classId: string, task: () => Promise<T>) => Promise<T>;
  /** Within `read`: a wait for others of the class, which is no reading. */
  rest: <T>(classId: string, task: () => Promise<T>) => Promise<T>;
  /** `isComing`: whether works of the class wait to be read. */
  settled: (classId: string, closed: AbortSignal, isComing: IsComing) => Promise<void>;
};

type IsComing = () => Promise<boolean>;

async function untilIdle(
  { isIdle, isComing }: { isIdle: () => boolean; isComing: IsComing },
  closed: AbortSignal,
  { settledMs, longestMs }: Required<ClassWatchOptions>,
): Promise<void> {
  const started = performance.now();
  let idleSince = Infinity;
  for (let now = started; !closed.aborted && now - started < longestMs; now = performance.now()) {
    idleSince = isIdle() ? Math.min(idleSince, now) : Infinity;
    // Two looks: between them a work may be on its way from the queue to its reading.
    if (now - idleSince >= settledMs || (now > idleSince && !(await isComing()))) return;
    await sleep(LOOK_MS, undefined, { signal: closed }).catch(() => undefined);
  }
}

const LOOK_MS = 50;
