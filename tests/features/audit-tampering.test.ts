import { appendActs } from '../../server/audit/append-acts.ts';
import { keepAuditKeys } from '../../server/audit/keyring.ts';
import { createSealer } from '../../server/secrets/sealer.ts';
import { sampleAct } from '../audit/sample-chains.ts';
import { sealHead, type AuditEntry, type AuditHead } from '../../server/audit/audit-entry.ts';
import { auditKeyOf } from '../../server/audit/audit-key.ts';
import { verifyAudit } from '../../server/audit/verify-audit.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { openTamperSite, siteServices, type TamperSite } from '../audit/tamper-site.ts';
import { openTestDatabase } from '../support/test-database.ts';

let database: Database;
let site: TamperSite;
beforeAll(async () => {
  database = await openTestDatabase();
  site = await openTamperSite(database.connection, 12);
});
afterAll(() => database.close());

const CHAIN = 'platform-1/course-1';
const entries = () => database.connection.collection<AuditEntry>('auditEntries');
const heads = () => database.connection.collection<AuditHead>('auditHeads');

test('whatever somebody does who can write to the database and has not the secret, it is found', async () => {
  const missed = [];
  for (let seed = 1; seed <= 60; seed++) {
    const run = await site.run(seed);
    if (!run.caught) missed.push(run);
  }
  expect(missed).toEqual([]);
  expect((await site.verify()).filter(({ fault }) => fault !== null)).toEqual([]);
});

test.each([
  [
    'edited',
    { kind: 'edited', seq: 5 },
    () => entries().updateOne({ _id: `${CHAIN}#5` }, { $set: { actor: 'cli:other' } }),
  ],
  [
    'removed',
    { kind: 'removed', seq: 4, through: 5 },
    () => entries().deleteMany({ chain: CHAIN, seq: { $in: [4, 5] } }),
  ],
  ['cut', { kind: 'cut', seq: 9, through: 12 }, () => entries().deleteMany({ chain: CHAIN, seq: { $gt: 8 } })],
  ['reordered', { kind: 'reordered', seq: 3, from: 8 }, () => putInPlace(8, 3)],
  ['head-edited', { kind: 'head-edited', seq: 13 }, () => heads().updateOne({ _id: CHAIN }, { $set: { mac: 'x' } })],
  ['head-missing', { kind: 'head-missing', seq: 13 }, () => heads().deleteOne({ _id: CHAIN })],
] as const)('verification says where and how: %s', async (_name, fault, tamper) => {
  const [all, tops] = [await entries().find().toArray(), await heads().find().toArray()];
  await tamper();
  const report = (await site.verify()).find(({ chain }) => chain === CHAIN);
  expect(report?.fault).toEqual(fault);
  await entries().deleteMany({});
  await entries().insertMany(all);
  await heads().deleteMany({});
  await heads().insertMany(tops);
});

test('a chain put back to an older state, head and all, is found by a head that was kept outside', async () => {
  const kept = new Map((await site.verify()).map(({ chain, head }) => [chain, head]));
  const [head] = await heads().find({ _id: CHAIN }).toArray();
  // As a backup of the database would have it: sealed by us, when it was true.
  const sixth = await entries().findOne({ chain: CHAIN, seq: 6 });
  const older = sealHead(
    CHAIN,
    { count: 6, hash: sixth?.hash ?? '' },
    auditKeyOf(siteServices(database.connection).secret),
  );
  await entries().deleteMany({ chain: CHAIN, seq: { $gt: 6 } });
  await heads().replaceOne({ _id: CHAIN }, older);
  expect((await site.verify()).every(({ fault }) => fault === null)).toBe(true);
  const reports = await verifyAudit(siteServices(database.connection), { chain: CHAIN, by: 'cli:test', kept });
  expect(reports).toMatchObject([{ fault: { kind: 'cut', seq: 7, through: head?.count } }]);
});

async function putInPlace(from: number, to: number): Promise<void> {
  const moved = await entries().findOne({ chain: CHAIN, seq: from });
  if (!moved) throw new Error('the sample should be longer');
  await entries().deleteOne({ chain: CHAIN, seq: to });
  await entries().insertOne({ ...moved, _id: `${CHAIN}#${to}`, seq: to });
}

test('entries sealed under an earlier secret are still checked once that secret is gone', async () => {
  const before = siteServices(database.connection);
  const rotating = { ...before, ...secretsOf('the next secret', [before.secret]) };
  await keepAuditKeys(rotating);
  await appendActs(rotating, [sampleAct('course-1', 100)]); // the seventh, behind what the test above has left
  const after = { ...before, ...secretsOf('the next secret', []) };
  const verify = () => verifyAudit(after, { chain: CHAIN, by: 'cli:test' });
  expect(await verify()).toMatchObject([{ head: { count: 7 }, fault: null }]);
  await database.connection.collection('auditKeys').deleteMany({});
  expect(await verify()).toMatchObject([{ fault: { kind: 'not-ours', seq: 1 } }]);
});

function secretsOf(secret: string, olderSecrets: string[]) {
  return { secret, olderSecrets, sealer: createSealer(secret, olderSecrets) };
}
