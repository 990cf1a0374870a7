import { AppError } from '../../errors.ts';
import type { Tenancy } from '../../tenancy.ts';
import type { Usage } from '../chat-answer.ts';
import { estimateTokens } from '../estimate-tokens.ts';
import { paidAnswersOf } from '../paid-answer-repository.ts';
import { noteLeaving, releaseCall, settleCall, type Till, type TillCall } from '../till.ts';
import type { BatchCall, BatchRun } from './batch-call.ts';
import { openBody } from './batch-body.ts';
import { batchLineText } from './batch-line-text.ts';
import type { BatchAnswer, BatchDoor } from './batch-door.ts';
import {
  claimRun,
  endBatchCall,
  listCallsOfRun,
  listGathered,
  listLateCalls,
  openRun,
  updateRun,
  type Gathered,
} from './batch-repository.ts';

/**
 * Whatever is due with batches: hands over what a class has gathered, looks after what is handed over, and keeps the
 * answers. Every step is noted before and after, so that a process may die anywhere: the next one goes on, hands
 * nothing over twice and settles nothing twice. `ended` is told the submissions whose waiting is over.
 */
export async function runBatches(desk: BatchesDesk): Promise<void> {
  const now = desk.till.clock.now();
  for (const gathered of await listGathered(desk.till.db)) await openIfDue(desk, gathered, now);
  await failCalls(desk, await listLateCalls(desk.till.db, after(now, STOP_AHEAD_MS)));
  for (let run = await nextRun(desk); run; run = await nextRun(desk)) await lookAfter(desk, run);
}

export type BatchesDesk = {
  till: Till;
  /** By the model's name; undefined for one that is not set up any more. */
  doorOf: (model: string) => BatchDoor | undefined;
  /** Whether a teacher has paused the class: nothing more is handed over then. */
  isPaused: (klass: Tenancy & { assignmentId: string }) => Promise<boolean>;
  /** Those of one class's calls that may (still) be asked: what is forbidden since it was collected never leaves. */
  stillAllowed: (calls: readonly BatchCall[]) => Promise<readonly BatchCall[]>;
  ended: (submissionIds: readonly string[]) => Promise<void>;
};

/** How long a class is gathered: hand-ins come in clusters, and prices do not depend on the size of a batch. */
const GATHER_MS = 10 * 60_000;

/** Calls in one file: some 20 MB of answers, and nothing that a process could not hold. */
const MOST_LINES = 500;

/** A run is stopped so long before the hour set: providers take up to ten minutes to tell what was answered until then. */
export const STOP_AHEAD_MS = 15 * 60_000;

/** Longer than all requests of one look together (`BATCH_TIMEOUT_MS` each). */
const LEASE_MS = 5 * 60_000;
const LOOK_EVERY_MS = 60_000;

/** After the hour set by so much the provider will not tell any more, and what was set aside is given back. */
const GIVEN_UP_AFTER_MS = 24 * 3_600_000;

async function openIfDue(desk: BatchesDesk, gathered: Gathered, now: Date): Promise<void> {
  const due = gathered.count >= MOST_LINES || now.getTime() - gathered.since.getTime() >= GATHER_MS;
  if (!due || isLate(gathered, now) || (await desk.isPaused(gathered))) return;
  await openRun(desk.till.db, gathered, MOST_LINES, now);
}

function nextRun({ till }: BatchesDesk): Promise<BatchRun | null> {
  return claimRun(till.db, till.clock.now(), LEASE_MS);
}

async function lookAfter(desk: BatchesDesk, run: BatchRun): Promise<void> {
  const { db, clock } = desk.till;
  const door = desk.doorOf(run.model);
  try {
    if (!door || run.deadline.getTime() + GIVEN_UP_AFTER_MS < clock.now().getTime()) await endRun(desk, run, []);
    else if (run.providerId === null) await handOver(desk, door, run);
    else await look(desk, door, { ...run, providerId: run.providerId });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // It refused for good (it knows no batches, or not this one): asked live. Otherwise it is looked at again.
    if (error.code === 'model-rejected') await endRun(desk, run, []);
    else await updateRun(db, run._id, { dueAt: after(clock.now(), LOOK_EVERY_MS) });
  }
}

/** A process may have died after handing it over and before noting that: the provider is asked first. */
async function handOver(desk: BatchesDesk, door: BatchDoor, run: BatchRun): Promise<void> {
  const { db, clock } = desk.till;
  const calls = await failForbidden(desk, await listCallsOfRun(db, run._id));
  const known = calls.length === 0 ? null : await door.find(run._id);
  if (known === null && (calls.length === 0 || isLate(run, clock.now()))) return endRun(desk, run, []);
  const providerId = known ?? (await startNoted(desk, door, { run, calls }));
  await updateRun(db, run._id, { providerId, dueAt: after(clock.now(), LOOK_EVERY_MS) });
}

type Start = { run: BatchRun; calls: readonly BatchCall[] };

/** Every line is in the book before the file leaves. */
async function startNoted({ till }: BatchesDesk, door: BatchDoor, { run, calls }: Start): Promise<string> {
  const lines = calls.map((call) => ({ key: call._id, body: openBody(till, call) }));
  for (const [at, call] of calls.entries()) {
    const line = lines[at];
    const about = [call.submissionId];
    if (line) await noteLeaving(till, call, { call: batched(call), kind: 'batch', body: batchLineText(line), about });
  }
  return door.start(run._id, lines);
}

function batched({ _id: callId, planned }: BatchCall): TillCall {
  return { callId, planned, tariff: 'batch' };
}

/** Fails the calls that may not leave any more, so that their work goes on at once; returns the others. */
async function failForbidden(desk: BatchesDesk, all: readonly BatchCall[]): Promise<readonly BatchCall[]> {
  const calls = all.filter(({ state }) => state === 'sent');
  const allowed = await desk.stillAllowed(calls);
  await failCalls(
    desk,
    calls.filter((call) => !allowed.includes(call)),
  );
  return allowed;
}

type HandedOver = BatchRun & { providerId: string };

async function look(desk: BatchesDesk, door: BatchDoor, run: HandedOver): Promise<void> {
  const { db, clock } = desk.till;
  const calls = await listCallsOfRun(db, run._id);
  if (calls.length > 0 && (await desk.stillAllowed(calls)).length === 0) return withdraw(desk, door, run);
  const state = await door.look(run.providerId);
  if (state.kind === 'ended') {
    await endRun(desk, run, state.answered);
    await door.forget(run.providerId).catch(() => undefined); // the provider's own expiry is left
    return;
  }
  const stop = !run.cancelled && isLate(run, clock.now());
  if (stop) await door.cancel(run.providerId);
  const dueAt = after(clock.now(), LOOK_EVERY_MS);
  await updateRun(db, run._id, { done: state.done, cancelled: run.cancelled || stop, dueAt });
}

/** Forbidden meanwhile: the provider is asked to stop and to delete what it has, which are the last requests to it. */
async function withdraw(desk: BatchesDesk, door: BatchDoor, run: HandedOver): Promise<void> {
  if (!run.cancelled) await door.cancel(run.providerId);
  await endRun(desk, run, []);
  await door.forget(run.providerId).catch(() => undefined); // the provider's own expiry is left
}

/** Keeps the answers, settles each call, tells that the waiting is over, and only then notes the run as ended. */
async function endRun(desk: BatchesDesk, run: BatchRun, answered: readonly BatchAnswer[]): Promise<void> {
  const calls = await listCallsOfRun(desk.till.db, run._id);
  const answers = new Map(answered.map((answer) => [answer.key, answer]));
  const allowed = await desk.stillAllowed(calls);
  for (const call of calls) {
    const answer = answers.get(call._id);
    // Answered and charged, but nobody may use it any more.
    if (answer && !allowed.includes(call)) await settleAnswer(desk, call, answer);
    else if (answer) await keepAnswer(desk, call, answer);
    else await failCall(desk, call);
  }
  await desk.ended(calls.map(({ submissionId }) => submissionId));
  await updateRun(desk.till.db, run._id, { state: 'ended' });
}

async function keepAnswer(desk: BatchesDesk, call: BatchCall, told: BatchAnswer): Promise<void> {
  if (call.state === 'answered') return;
  const { till } = desk;
  const answers = paidAnswersOf(till, call, call.submissionId);
  await answers.keep(call._id, { answer: told.answer, usage: tookOf(call, told) });
  await settleAnswer(desk, call, told);
}

function tookOf({ planned }: BatchCall, { answer, usage }: BatchAnswer): Usage {
  return usage ?? { inputTokens: planned.inputTokens, cachedTokens: 0, outputTokens: estimateTokens(answer.text) };
}

async function settleAnswer({ till }: BatchesDesk, call: BatchCall, told: BatchAnswer): Promise<void> {
  const { _id: key, reservation } = call;
  if (call.state === 'answered') return;
  const milliseconds = till.clock.now().getTime() - call.at.getTime();
  const ended = { usage: tookOf(call, told), milliseconds, error: null, answer: told.answer.text };
  await settleCall(till, call, batched(call), { reservation, ended });
  await endBatchCall(till.db, key, 'answered');
}

async function failCall({ till }: BatchesDesk, call: BatchCall): Promise<void> {
  await releaseCall(till, call, call.reservation);
  await endBatchCall(till.db, call._id, 'failed');
}

/** Calls that will not go out in a batch: what was set aside is free again, and they are asked live. */
export async function failCalls(desk: BatchesDesk, calls: readonly BatchCall[]): Promise<void> {
  for (const call of calls) await failCall(desk, call);
  if (calls.length > 0) await desk.ended(calls.map(({ submissionId }) => submissionId));
}

/** Too late to begin, and time to stop what is under way. */
function isLate({ deadline }: { deadline: Date }, now: Date): boolean {
  return deadline <= after(now, STOP_AHEAD_MS);
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
