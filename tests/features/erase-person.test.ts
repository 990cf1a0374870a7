import type { DestinationStream } from 'pino';
import { masksOf } from '../../server/audit/pseudonym-repository.ts';
import { claimJob } from '../../server/jobs/lease.ts';
import type { LanguageModel } from '../../server/llm/language-model.ts';
import { createOpenAiModel } from '../../server/llm/openai-model.ts';
import { createLogger } from '../../server/logger.ts';
import { storeRoster } from '../../server/lti/roster-repository.ts';
import { readCertificate } from '../../server/privacy/erase/certificate.ts';
import { erasePerson } from '../../server/privacy/erase/erase-person.ts';
import { listHoldings } from '../../server/privacy/erase/preview-erasure.ts';
import { verifyCertificate } from '../../server/privacy/erase/verify-certificate.ts';
import { findOnePerson } from '../../server/privacy/person/find-one-person.ts';
import { searchPeople } from '../../server/privacy/person/person-repository.ts';
import { sweepErasures } from '../../server/privacy/erase/sweep-erasures.ts';
import { draftJobKind } from '../../server/reviews/draft-job.ts';
import { prepareReview } from '../../server/reviews/prepare-review.ts';
import type { Submission } from '../../server/submissions/submission.ts';
import { openDesk, queuedWork, seedWork, TENANCY, type Desk } from '../support/desk.ts';
import { dumpDatabase } from '../support/dump-database.ts';
import { findTraces } from '../support/find-traces.ts';
import { goodAnswer } from '../support/misbehaviours.ts';
import { startModelServer } from '../support/model-server.ts';
import { plantPeople, STUDENT_MARK, TEACHER_MARK } from '../support/planted-person.ts';
import { openScriptedSite } from '../support/scripted-site.ts';
import { scriptedGateway } from '../support/scripted-gateway.ts';

let desk: Desk;
const lines: string[] = [];
const sink: DestinationStream = { write: (line) => void lines.push(line) };
beforeEach(async () => {
  lines.length = 0;
  desk = await openDesk({ logger: createLogger('trace', sink), lti: scriptedGateway() });
  await plantPeople(desk);
});
afterEach(() => desk.close());

const STUDENT = { platformId: 'platform-1', sub: `sub-${STUDENT_MARK}`, by: 'cli:ada' };
const TEACHER = { platformId: 'platform-1', sub: `sub-${TEACHER_MARK}`, by: 'cli:ada' };
const traces = (text: string) => findTraces(desk.services.db, text);

/** Every document but those of the erasures themselves: `collection/id` and what stands in it. */
async function documents(): Promise<Map<string, Record<string, unknown>>> {
  const dumped = await dumpDatabase(desk.services.db, ['erasures', 'erasedPeople', 'pseudonyms']);
  const all = Object.entries(dumped).flatMap(([name, list]) =>
    list.map((text): [string, Record<string, unknown>] => {
      const document = JSON.parse(text) as Record<string, unknown>;
      return [`${name}/${String(document['_id'])}`, document];
    }),
  );
  return new Map(all);
}

test('an erased student is found nowhere, and every document that is not theirs is as it was', async () => {
  expect((await traces(STUDENT_MARK)).length).toBeGreaterThan(15);
  await masksOf(desk.services.db, [{ platformId: 'platform-1', personId: 'student-1' }]);
  const before = await documents();
  const certificate = readCertificate(await erasePerson(desk.services, STUDENT));
  expect(await traces(STUDENT_MARK)).toEqual([]);
  // The number of the erased person stays for a day in what watches for late writes, and leads to nothing.
  expect(await traces('student-1')).toEqual(['erasures']);
  const after = await documents();
  expect([...after.values()].filter(({ kind }) => kind === 'person-erased')).toHaveLength(1);
  const gone = [...before].filter(([id]) => !after.has(id));
  expect(gone.filter(([, document]) => !isOf(document, ['planted', 'student-1', 'theirs', STUDENT_MARK]))).toEqual([]);
  const changed = [...before].filter(([id, document]) => after.has(id) && !isSame(after.get(id), document));
  expect(changed.map(([id]) => id).sort()).toEqual([
    ...['assignments/assignment-1', 'batchApprovals/batch', 'budgets/platform-1/course-1/2026-11'],
    ...['groupings/assignment-1/v', 'modelCalls/call-planted', 'modelCalls/call-tryout', 'savedPoints/saved'],
  ]);
  expect(after.get('savedPoints/saved')).toMatchObject({ looksFor: { words: ['because of abscission'] } });
  expect(after.get('assignments/assignment-1')).toMatchObject({ exemplars: [{ id: 'own' }] });
  expect(after.get('budgets/platform-1/course-1/2026-11')).toMatchObject({ committed: 2, open: {} });
  expect(certificate).toMatchObject({ kind: 'read', certificate: { about: 'person', by: 'cli:ada' } });
  const counted = certificate.kind === 'read' ? certificate.certificate.collections : [];
  expect(counted).toContainEqual({ name: 'submissions', removed: 1, changed: 0 });
  expect(counted).toContainEqual({ name: 'originals.chunks', removed: 1, changed: 0 });
});

function isOf(document: object, marks: readonly string[]): boolean {
  return marks.some((mark) => JSON.stringify(document).includes(mark)) || 'files_id' in document;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

test('an erased teacher is found nowhere; what they decided stands word for word, without them', async () => {
  expect((await traces(TEACHER_MARK)).length).toBeGreaterThan(10);
  const before = await documents();
  await erasePerson(desk.services, TEACHER);
  expect(await traces(TEACHER_MARK)).toEqual([]);
  expect(await traces('"teacher-1"')).toEqual(['erasures']);
  const after = await documents();
  const gone = [...before.keys()].filter((id) => !after.has(id)).map((id) => id.replace(/^visits.*/, 'visits'));
  expect([...new Set(gone)].sort()).toEqual([
    ...['libraryRubrics/own', 'memberships/member-teacher-1', 'people/teacher-1', 'visits'],
  ]);
  const unlinked = (text: string) =>
    text
      .replaceAll('"teacher-1"', '"FORMER"')
      .replaceAll(`"${TEACHER_MARK} Toni"`, 'null')
      .replaceAll(`approved by ${TEACHER_MARK} Toni.`, 'approved by your teacher.')
      .replaceAll(/"former:[\w-]+"/g, '"FORMER"');
  for (const [id, document] of after)
    expect([id, unlinked(JSON.stringify(document))]).toEqual([id, unlinked(JSON.stringify(before.get(id)))]);
  const page = await desk.get(desk.other, '/review/other').expect(200);
  expect(page.text).toContain('a former teacher');
});

test('killed at every turn and begun again, an erasure is completed, with one certificate that counts everything', async () => {
  let killed = 0;
  let certificate = '';
  while (certificate === '' && killed < 100) {
    let left = 4; // readings of the clock, one before each step is noted
    const now = () => {
      if (--left < 0) throw new Error('killed');
      return desk.clock.now();
    };
    certificate = await erasePerson({ ...desk.services, clock: { now } }, STUDENT).catch(() => '');
    if (certificate === '') killed += 1;
    else expect(JSON.parse(certificate)).toMatchObject({ collections: expect.arrayContaining(WHOLE) as unknown });
  }
  expect(killed).toBeGreaterThan(5);
  expect(killed).toBeLessThan(100);
  expect(await traces(STUDENT_MARK)).toEqual([]);
  expect(await desk.services.db.collection('erasures').countDocuments()).toBe(1);
});

const WHOLE = ['submissions', 'drafts', 'people', 'memberships', 'extensions', 'originals.files'].map((name) => ({
  ...{ name, removed: 1, changed: 0 },
}));

test('what was cut short and left alone is completed by the sweep', async () => {
  let left = 12;
  const now = () => {
    if (--left < 0) throw new Error('killed');
    return desk.clock.now();
  };
  await expect(erasePerson({ ...desk.services, clock: { now } }, STUDENT)).rejects.toThrow('killed');
  desk.clock.add(10 * 60_000);
  await sweepErasures(desk.services);
  expect(await traces(STUDENT_MARK)).toEqual([]);
});

test('a worker that is reading the work writes nothing of it back', async () => {
  const { services, clock } = desk;
  await seedWork(desk, { _id: 'under-way', attempt: 9, ...queuedWork(clock), work: WORK_OF_STUDENT });
  const server = await startModelServer();
  server.answerWith((call) => goodAnswer(call));
  const reached = Promise.withResolvers<unknown>();
  const erased = Promise.withResolvers<unknown>();
  const model = createOpenAiModel({ apiKey: 'k', baseUrl: server.url, model: 'reader-one' });
  const slow: LanguageModel = {
    ...model,
    complete: async (request) => {
      const answer = await model.complete(request);
      reached.resolve(null);
      await erased.promise;
      return answer;
    },
  };
  services.readers = { generator: slow, validator: model };
  const job = await claimJob(draftJobKind(services.db), clock.now());
  if (!job) throw new Error('there was nothing to claim');
  const reading = prepareReview(services, job, new AbortController().signal);
  await reached.promise;
  await erasePerson(services, STUDENT);
  erased.resolve(null);
  await reading;
  await server.stop();
  expect(await traces(STUDENT_MARK)).toEqual([]);
  await sweepErasures(services);
  expect(await traces('under-way')).toEqual(['erasures']);
  expect(lines.join('\n')).not.toContain(STUDENT_MARK);
});

const TEXT = `${STUDENT_MARK} says: leaves fall because of abscission. I saw it in my garden.`;
const WORK_OF_STUDENT: Submission['work'] = {
  ...{ kind: 'text', text: TEXT, typed: TEXT, file: null },
  extraction: { status: 'none' },
};

test('what somebody wrote late is erased again for a day, and then the number of the person goes too', async () => {
  const { services, clock } = desk;
  await erasePerson(services, STUDENT);
  await seedWork(desk, { _id: 'late', attempt: 3, work: WORK_OF_STUDENT });
  await services.db.collection('drafts').insertOne({ submissionId: 'planted', text: STUDENT_MARK });
  await sweepErasures(services);
  expect(await traces(STUDENT_MARK)).toEqual([]);
  clock.add(25 * 3_600_000);
  await sweepErasures(services);
  expect(await traces('student-1')).toEqual([]);
});

test('a roster that still names the person does not bring them back', async () => {
  const { db } = desk.services;
  await erasePerson(desk.services, STUDENT);
  const member = { ...{ givenName: null, familyName: null, email: null, sourcedId: null }, groups: null, active: true };
  const named = { ...member, sub: STUDENT.sub, name: `${STUDENT_MARK} Sam`, role: 'student' as const };
  await storeRoster(db, TENANCY, [named, { ...named, sub: 'sub-other', name: 'Somebody Else' }]);
  expect(await traces(STUDENT_MARK)).toEqual([]);
  expect(await traces('Somebody Else')).toEqual(['memberships']);
});

test('whoever launches again is a new person, whom the roster may name', async () => {
  const site = await openScriptedSite();
  const { db } = site.tool.services;
  await site.platform.launch({ name: 'Ada Again' });
  const people = db.collection<{ _id: string; platformId: string; sub: string }>('people');
  const first = await people.findOne({ name: 'Ada Again' } as object);
  if (!first) throw new Error('nobody launched');
  await erasePerson(site.tool.services, { platformId: first.platformId, sub: first.sub, by: 'cli:ada' });
  expect(await findTraces(db, 'Ada Again')).toEqual([]);
  site.clock.now += 20_000;
  await site.platform.launch({ name: 'Ada Again' });
  const second = await people.findOne({ name: 'Ada Again' } as object);
  expect(second?._id).not.toBe(first._id);
  expect(await db.collection('erasedPeople').countDocuments({ hashes: { $size: 0 } })).toBe(1);
  await site.close();
});

test('nobody is erased who is not there', async () => {
  const nobody = { ...STUDENT, sub: 'nobody' };
  await expect(erasePerson(desk.services, nobody)).rejects.toMatchObject({ code: 'person-unknown' });
});

test('a certificate is told from an altered one, and from one of another site', async () => {
  const { services } = desk;
  const certificate = await erasePerson(services, STUDENT);
  const kind = async (text: string) => (await verifyCertificate(services, text)).kind;
  expect(await kind(certificate)).toBe('genuine');
  expect(await kind(JSON.stringify(JSON.parse(certificate)))).toBe('genuine');
  expect(await kind(certificate.replace('"removed": 1', '"removed": 2'))).toBe('altered');
  expect(await kind('{"format":"second-reader-erasure-1"}')).toBe('unreadable');
  await services.db.collection('erasures').deleteMany({});
  expect(await kind(certificate)).toBe('unknown');
});

test('an admin finds people by part of a name, and erases by id or address alone, even one cut short at the very end', async () => {
  const { services } = desk;
  const found = await searchPeople(services.db, { q: 'zqxstud', platformId: null, most: 10 });
  expect(found.map(({ personId }) => personId)).toEqual(['student-1']);
  const which = (who: string) => findOnePerson(services, { who, platformId: null });
  await expect(which('ZQXSTUDENT')).rejects.toMatchObject({ code: 'person-unknown' });
  const person = await which(`sub-${STUDENT_MARK}@example.org`);
  expect(await listHoldings(services, person)).toContainEqual({ collection: 'submissions', own: 1, acted: 0 });
  let left = 0;
  const now = () => {
    if (left-- === 0) throw new Error('killed');
    return desk.clock.now();
  };
  for (let tries = 20; tries > 0 && (await services.db.collection('people').findOne({ sub: STUDENT.sub })); tries--) {
    left = 5;
    await erasePerson({ ...services, clock: { now } }, STUDENT).catch(() => '');
  }
  expect((await which(STUDENT.sub)).personId).toBe('student-1');
});
