import type { ProcessNote } from '../processes/process-model.ts';
import { act, fine, look, type Check } from './check.ts';

/** Which processes live, how they are, and whether there is one for the web and one for the jobs. */
export function checkProcesses(notes: readonly ProcessNote[], now: Date): Check[] {
  const alive = notes.filter(({ beatAt }) => !isSilent(beatAt, now));
  const gone = notes.filter((note) => isSilent(note.beatAt, now) && !isReplaced(note, alive));
  return [
    ...(alive.some(({ role }) => role !== 'worker') ? [] : [act('noWeb')]),
    ...(alive.some(({ role }) => role !== 'web') ? [] : [act('noWorker')]),
    ...alive.map(checkOne),
    ...gone.map(({ host, role, beatAt }) => look('processSilent', { host, role, at: beatAt.toISOString() })),
    ...checkVersions(alive),
    ...checkAnswers(alive),
  ];
}

function isSilent(beatAt: Date, now: Date): boolean {
  return now.getTime() - beatAt.getTime() > SILENT_MS;
}

/** Four beats. */
const SILENT_MS = 60_000;

/** One like it was started on its host after it fell silent: a restart. */
function isReplaced({ host, role, beatAt }: ProcessNote, alive: readonly ProcessNote[]): boolean {
  return alive.some((other) => other.host === host && other.role === role && other.since > beatAt);
}

function checkOne({ host, role, version, since, beatAt, delayMs }: ProcessNote): Check {
  const blanks = { host, role, version, since: since.toISOString(), at: beatAt.toISOString(), ms: delayMs };
  return delayMs < BUSY_MS ? fine('process', blanks) : look('processBusy', blanks);
}

/** From here on pages feel slow; at a second the process sheds load (`http/watch-load.ts`). */
const BUSY_MS = 200;

function checkVersions(alive: readonly ProcessNote[]): Check[] {
  const versions = [...new Set(alive.map(({ version }) => version))].sort();
  return versions.length < 2 ? [] : [look('versionsDiffer', { versions: versions.join(', ') })];
}

/** Of the processes that live: what failed with one that died is in its log. */
function checkAnswers(alive: readonly ProcessNote[]): Check[] {
  const answered = sum(alive.map((note) => note.answered));
  const failed = sum(alive.map((note) => note.failed));
  if (answered === 0) return [];
  const share = failed / answered;
  const blanks = { answered, failed };
  if (failed >= MANY && share >= MOST_SHARE) return [act('answersFail', blanks)];
  return [failed >= SOME && share >= SOME_SHARE ? look('answersFail', blanks) : fine('answers', blanks)];
}

/** A single failure says little; one in a hundred is felt, one in ten is an outage. */
const SOME = 3;
const SOME_SHARE = 0.01;
const MANY = 10;
const MOST_SHARE = 0.1;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
