import type { Connection } from 'mongoose';
import { rememberReads } from '../database/remember-reads.ts';
import { listPauses } from '../llm/provider-pause-repository.ts';
import { rememberPauses } from '../llm/provider-pause-model.ts';
import type { Services } from '../services.ts';
import { rememberDrafts } from './draft-model.ts';
import { listPace, readLine, type Line, type Waiting } from './line-repository.ts';
import { rememberRunPauses } from './run-pause-model.ts';
import { isRunPaused } from './run-pause-repository.ts';
import { PACE_DRAFTS, PACE_WINDOW_MS } from './time-left.ts';
import { waitingRange, type WaitingRange } from './waiting-range.ts';

/** `range`: null when nobody can say, because reading is paused or nothing was read lately. */
export type PlaceInLine = { before: number; isMost: boolean; range: WaitingRange | null };

/**
 * Where a handed-in work stands in the line of the whole site, and how long it will probably be until it is read, at
 * the pace at which drafts were made in the last half hour. Null for work that does not wait for the readers.
 */
export async function findPlaceInLine(services: Services, work: Waiting): Promise<PlaceInLine | null> {
  if (work.state !== 'queued' || work.job.status !== 'waiting') return null;
  const { db, clock } = services;
  const now = clock.now();
  const since = new Date(now.getTime() - PACE_WINDOW_MS);
  const second = secondOf(now);
  const [line, pace, held] = await Promise.all([
    lineAt(db, now),
    rememberDrafts(db, second, () => listPace(db, { since, most: PACE_DRAFTS })),
    isHeld(services, work, now),
  ]);
  const before = Math.min(countBefore(line, work.job), MOST);
  const isMost = before >= MOST;
  return { before, isMost, range: held || isMost ? null : waitingRange(pace, before + 1, now) };
}

/** A line longer than this is only called long: reading it costs the database. */
const MOST = 5_000;

/** Every waiting student asks: one read a second answers them all. */
const rememberLine = rememberReads();

function lineAt(db: Connection, now: Date): Promise<Line> {
  return rememberLine(db, secondOf(now), () => readLine(db, { now, most: MOST }));
}

function countBefore({ running, waiting }: Line, own: Line['waiting'][number]): number {
  const toOwn = ({ priority, rank, runAt }: typeof own) =>
    priority - own.priority || rank - own.rank || runAt.getTime() - own.runAt.getTime();
  return running + waiting.filter((other) => toOwn(other) < 0).length;
}

async function isHeld({ db, readers }: Services, work: Waiting, now: Date): Promise<boolean> {
  if (work.job.runAt > now) return true; // put off, for a reason that its teacher sees
  const hosts = [readers?.generator.host, readers?.validator.host];
  const [pauses, paused] = await Promise.all([
    rememberPauses(db, secondOf(now), () => listPauses(db, now)),
    rememberRunPauses(db, JSON.stringify([work.platformId, work.courseId, work.assignmentId]), () =>
      isRunPaused(db, work),
    ),
  ]);
  return paused || pauses.some(({ _id }) => hosts.includes(_id));
}

function secondOf(now: Date): string {
  return String(Math.floor(now.getTime() / 1_000));
}
