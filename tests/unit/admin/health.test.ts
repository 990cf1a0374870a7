import { checkDatabase, type DatabaseFacts } from '../../../server/admin/health/check-database.ts';
import { checkLms } from '../../../server/admin/health/check-lms.ts';
import { checkCalls } from '../../../server/admin/health/check-model.ts';
import { checkMoney } from '../../../server/admin/health/check-money.ts';
import { checkProcesses } from '../../../server/admin/health/check-processes.ts';
import { checkProofs, type Proofs } from '../../../server/admin/health/check-proofs.ts';
import { checkQueue } from '../../../server/admin/health/check-queue.ts';
import { checkSetUp, type SetUp } from '../../../server/admin/health/check-set-up.ts';
import { fine, type Check } from '../../../server/admin/health/check.ts';
import type { ProcessNote } from '../../../server/admin/processes/process-model.ts';
import type { NamedDepth } from '../../../server/admin/watch-site.ts';
import type { PlatformHealth } from '../../../server/lti/platform.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const told = (checks: readonly Check[]) => checks.map(({ verdict, code }) => `${verdict} ${code}`);

const note = (changed: Partial<ProcessNote>): ProcessNote => ({
  ...{ _id: 'a', host: 'one', role: 'both', version: '1', since: ago(90), beatAt: ago(0), delayMs: 2 },
  ...{ answered: 100, failed: 0, refused: [], ...changed },
});

test.each<[string, ProcessNote[], string[]]>([
  ['web and jobs in one process', [note({})], ['ok process', 'ok answers']],
  ['nothing at all', [], ['problem noWeb', 'problem noWorker']],
  ['a web process without a worker', [note({ role: 'web' })], ['problem noWorker', 'ok process', 'ok answers']],
  ['a worker alone', [note({ role: 'worker', answered: 0 })], ['problem noWeb', 'ok process']],
  [
    'one that fell silent beside one that lives',
    [note({}), note({ host: 'two', role: 'worker', beatAt: ago(2) })],
    ['ok process', 'attention processSilent', 'ok answers'],
  ],
  ['one that was started anew', [note({ since: ago(1) }), note({ beatAt: ago(5) })], ['ok process', 'ok answers']],
  ['one that comes late', [note({ delayMs: 700 })], ['attention processBusy', 'ok answers']],
  [
    'two versions',
    [note({}), note({ host: 'two', version: '2' })],
    ['ok process', 'ok process', 'attention versionsDiffer', 'ok answers'],
  ],
  ['one failure in a hundred', [note({ failed: 1 })], ['ok process', 'ok answers']],
  ['four in a hundred', [note({ failed: 4 })], ['ok process', 'attention answersFail']],
  ['every fifth', [note({ failed: 20 })], ['ok process', 'problem answersFail']],
])('processes: %s', (_name, notes, expected) => {
  expect(told(checkProcesses(notes, NOW))).toEqual(expected);
});

const depth = (changed: Partial<NamedDepth>): NamedDepth => ({
  ...{ name: 'draft', waiting: 3, running: 1, dead: 0, stuck: 0, oldestDueAt: null, ...changed },
});

test.each<[string, Partial<NamedDepth>, string[]]>([
  ['nothing due', {}, ['ok jobs']],
  ['due for some minutes', { oldestDueAt: ago(14) }, ['ok jobsWait']],
  ['due for long', { oldestDueAt: ago(15) }, ['attention jobsLate']],
  ['due for an hour', { oldestDueAt: ago(60) }, ['problem jobsLate']],
  ['held by nobody', { stuck: 1 }, ['ok jobs', 'problem jobsStuck']],
  ['given up', { dead: 2 }, ['ok jobs', 'attention jobsDead']],
  ['a try-out given up, which its teacher repeats', { name: 'try-out', dead: 2 }, ['ok jobs']],
])('jobs: %s', (_name, changed, expected) => {
  expect(told(checkQueue([depth(changed)], NOW))).toEqual(expected);
});

test.each([
  [0, 0, 'ok callsNone'],
  [40, 2, 'ok calls'],
  [20, 3, 'attention callsFail'],
  [20, 10, 'problem callsFail'],
  [2, 2, 'ok calls'],
])('calls to the model: %i of which %i failed', (calls, failed, expected) => {
  const hosts = calls === 0 ? [] : [{ host: 'models.example', calls, failed }];
  expect(told(checkCalls(hosts, null))).toEqual([expected]);
});

test('money: the total, the worst five courses, and how many more there are', () => {
  const course = (committed: number, limit: number | null) => ({
    ...{ course: 'c', title: 'Botany', spent: committed, committed: committed * 1_000_000 },
    limit: limit === null ? null : limit * 1_000_000,
  });
  const quiet = [course(10, null), course(1, 25)];
  expect(told(checkMoney(quiet, 'EUR'))).toEqual(['ok spend']);
  expect(told(checkMoney([...quiet, course(21, 25), course(25, 25), course(0, 0)], 'EUR'))).toEqual([
    ...['ok spend', 'problem budgetUsed', 'problem budgetUsed', 'attention budgetNear'],
  ]);
  const many = Array.from({ length: 8 }, () => course(25, 25));
  expect(checkMoney(many, 'EUR').at(-1)).toEqual({ verdict: 'attention', code: 'budgetsMore', blanks: { count: 3 } });
  expect(told(checkMoney([], null))).toEqual(['ok spendUnknown']);
});

const QUIET = { lastSentAt: null, troubled: 0, unsent: { count: 0, oldestAt: null } };

test.each<[string, PlatformHealth, string[]]>([
  ['nothing noted', {}, []],
  ['keys read', { keysFailedAt: ago(9), keysReadAt: ago(1) }, ['ok keysRead']],
  ['keys not read', { keysFailedAt: ago(1), keysReadAt: ago(9) }, ['problem keysNotRead']],
  [
    'a call that failed and one that was served since',
    { failed: { at: ago(9), service: 'score', outcome: '503' }, servedAt: ago(1) },
    ['ok callRefused'],
  ],
  [
    'a call that failed last',
    { failed: { at: ago(1), service: 'score', outcome: '503' }, servedAt: ago(9) },
    ['attention callRefusedSince'],
  ],
])('an LMS: %s', (_name, health, expected) => {
  const platform = { issuer: 'i', family: 'moodle', disabledAt: null, lastLaunchAt: ago(10), health } as const;
  const checks = checkLms(platform, { scores: QUIET, launches: fine('launched'), refused: null }, NOW);
  expect(told(checks)).toEqual(['ok launched', ...expected, 'ok neverScored']);
});

test.each([
  ['before the last launch', 20, 'ok launchRefused'],
  ['since', 1, 'attention launchRefusedSince'],
])('an LMS: a launch that was refused %s', (_when, minutes, expected) => {
  const platform = { issuer: 'i', family: 'moodle', disabledAt: null, lastLaunchAt: ago(10) } as const;
  const refused = { at: ago(minutes), code: 'x' };
  const checks = checkLms(platform, { scores: QUIET, launches: fine('launched'), refused }, NOW);
  expect(told(checks)).toEqual(['ok launched', expected, 'ok neverScored']);
});

test.each([
  [null, 'attention scoresUnsent'],
  [ago(14), 'ok scoresWait'],
  [ago(15), 'attention scoresLate'],
  [ago(180), 'problem scoresLate'],
])('an LMS: marks that it is owed since %s', (oldestAt, expected) => {
  const platform = { issuer: 'i', family: 'moodle', disabledAt: ago(1), lastLaunchAt: null } as const;
  const scores = { lastSentAt: ago(99), troubled: 1, unsent: { count: 2, oldestAt } };
  const checks = checkLms(platform, { scores, launches: fine('launched'), refused: null }, NOW);
  expect(told(checks)).toEqual([
    ...['attention switchedOff', 'ok launched', 'ok scored', expected, 'attention scoresTroubled'],
  ]);
});

const database = (changed: Partial<DatabaseFacts> = {}): DatabaseFacts => ({
  ping: 3,
  server: { set: 'rs0', writable: true, aheadMs: 40, megabytes: null },
  ...{ embedded: false, production: true, indexFaults: [], migrations: { pending: [], newer: [] } },
  ...changed,
});
const server = { set: null, writable: true, aheadMs: 0, megabytes: null };
const WELL = ['ok database', 'ok databaseSet', 'ok hostClock', 'ok migrations', 'ok indexes'];

test.each<[string, Partial<DatabaseFacts>, string[]]>([
  ['well', {}, []],
  ['away', { ping: null }, ['problem databaseAway']],
  ['slow', { ping: 900 }, ['attention databaseSlow']],
  ['without a primary', { server: { ...server, set: 'rs0', writable: false } }, ['problem databaseReadOnly']],
  ['one server alone', { server }, ['attention databaseAlone']],
  ['embedded in real use', { server, embedded: true }, ['attention databaseTrial']],
  ['embedded in a trial', { server, embedded: true, production: false }, ['ok databaseEmbedded']],
  ['before us', { server: { ...server, set: 'rs0', aheadMs: -9_000 } }, ['attention hostClockBehind']],
  ['of an earlier version', { migrations: { pending: ['0999-x.ts'], newer: [] } }, ['problem migrationsPending']],
  ['of a later version', { migrations: { pending: ['x'], newer: ['0999-x.ts'] } }, ['problem migrationsNewer']],
])('the database: %s', (_name, changed, expected) => {
  expect(told(checkDatabase(database(changed))).filter((line) => !WELL.includes(line))).toEqual(expected);
});

test.each<[string, Partial<Proofs>, string[]]>([
  ['nothing was ever done', {}, ['attention backupNever', 'attention auditNever']],
  ['done lately', { backup: { madeAt: ago(60) }, audit: looked(ago(60), 0) }, ['ok backup', 'ok auditWhole']],
  [
    'done long ago',
    { backup: { madeAt: ago(2 * 1440) }, audit: looked(ago(8 * 1440), 0) },
    ['attention backupOld', 'attention auditOld'],
  ],
  ['a bad chain in the look at all', { audit: looked(ago(1), 2) }, ['attention backupNever', 'problem auditBad']],
  ['a bad chain found since', { audit: looked(ago(9), 0), bad: 1 }, ['attention backupNever', 'problem auditBad']],
  ['acts of a moment ago', { waitingSince: ago(9) }, ['attention backupNever', 'attention auditNever']],
  [
    'acts that nobody puts on record',
    { waitingSince: ago(10) },
    ['attention backupNever', 'attention auditNever', 'problem auditLate'],
  ],
])('proofs: %s', (_name, changed, expected) => {
  const nothing: Proofs = { backup: null, audit: null, bad: 0, waitingSince: null };
  expect(told(checkProofs({ ...nothing, ...changed }, NOW))).toEqual(expected);
});

function looked(at: Date, bad: number): NonNullable<Proofs['audit']> {
  return { at, by: 'cli:ada', chains: 3, entries: 40, bad };
}

const HTTPS = { publicUrl: 'https://reader.example.edu', appSecret: null, proxies: 1 };

test.each<[string, Partial<SetUp>, string[]]>([
  ['well', {}, ['ok address', 'ok secretFile']],
  ['http', { config: { ...HTTPS, publicUrl: 'http://x.example' } }, ['problem addressNotSecure', 'ok secretFile']],
  ['no proxy counted', { config: { ...HTTPS, proxies: 0 } }, ['ok address', 'attention proxyUnknown', 'ok secretFile']],
  ['an earlier secret', { olderSecrets: 1 }, ['ok address', 'ok secretFileOlder']],
  ['readable by others', { secretMode: 0o100640 }, ['ok address', 'problem secretOpen']],
  ['its file is gone', { secretMode: null }, ['ok address', 'problem secretGone']],
  ['a setting', { config: { ...HTTPS, appSecret: 'x' }, secretMode: null }, ['ok address', 'ok secretSet']],
  [
    'misspelt, and no LMS yet',
    { misspelt: [{ name: 'PROXYS', meant: 'PROXIES' }], platforms: 0 },
    ['ok address', 'ok secretFile', 'attention misspelt', 'attention noPlatforms'],
  ],
])('the set-up: %s', (_name, changed, expected) => {
  const well = { config: HTTPS, keyId: 'k', olderSecrets: 0, secretMode: 0o100600, misspelt: [], platforms: 1 };
  expect(told(checkSetUp({ ...well, ...changed }))).toEqual(expected);
});
