import { Readable } from 'node:stream';
import type { Connection } from 'mongoose';
import { createFileStore } from '../../server/submissions/file-store-gridfs.ts';
import { noJob } from '../../server/jobs/job.ts';
import type { Release, Submission } from '../../server/submissions/submission.ts';
import type { Desk } from './desk.ts';
import { seedWork, TENANCY } from './desk.ts';
import { POINTS } from './desk-sample.ts';
import { openVisit } from './open-visit.ts';

/** Words that stand in everything of one student, and in nothing else. */
export const STUDENT_MARK = 'ZQXSTUDENT';
/** The same of a teacher. */
export const TEACHER_MARK = 'ZQXTEACHER';
/** The same of another student; long enough to stand in no hash by chance, as a first name of three letters does. */
export const OTHER_MARK = 'ZQXZOE';

const AT = new Date('2026-11-23T10:00:00Z');
const TEACHER = { by: 'teacher-1', byName: `${TEACHER_MARK} Toni` };
const OTHER = { by: 'teacher-2', byName: 'Olga Other' };
const mark = (what: string) => `${STUDENT_MARK} ${what}`;
const LONG_TEXT = mark('writes that the leaves of every tree in my street fall because of abscission in late autumn.');

/** A student whose every text, file, name and id carries the mark, read by a teacher of whom the same is true. */
export async function plantPeople(desk: Desk): Promise<void> {
  const { db } = desk.services;
  await namePeople(db);
  const fileId = await plantFile(db);
  await plantWork(desk, fileId);
  await plantOthers(desk);
  await plantBeside(db);
  await plantActs(db);
  await openVisit(desk.services, { personId: 'student-1', personName: mark('Sam'), role: 'student' });
  await openVisit(desk.services, { personName: TEACHER.byName });
}

async function namePeople(db: Connection): Promise<void> {
  const people = [
    { id: 'student-1', sub: `sub-${STUDENT_MARK}`, name: mark('Sam'), role: 'student' },
    { id: 'student-2', sub: 'sub-student-2', name: `${OTHER_MARK} Student`, role: 'student' },
    { id: 'teacher-1', sub: `sub-${TEACHER_MARK}`, name: TEACHER.byName, role: 'instructor' },
    { id: 'teacher-2', sub: 'sub-teacher-2', name: OTHER.byName, role: 'instructor' },
  ];
  await put(db, 'courses', { _id: 'course-1', platformId: 'platform-1', deploymentId: '1', key: '1', title: 'Botany' });
  for (const { id, sub, name, role } of people) {
    const names = { name, givenName: name.split(' ')[1], familyName: name.split(' ')[0], email: `${sub}@example.org` };
    await put(db, 'people', { _id: id, platformId: 'platform-1', sub, ...names, testUser: false });
    const known = { personId: id, sourcedId: `sis-${sub}`, role, roleFrom: 'launch', active: true };
    await put(db, 'memberships', { _id: `member-${id}`, ...TENANCY, sub, ...names, ...known });
  }
}

/** A word that is cut by no border between two chunks. */
async function plantFile(db: Connection): Promise<string> {
  const content = Readable.from([Buffer.from(mark('in the bytes of a file'))]);
  return (await createFileStore(db).save(content, `${STUDENT_MARK}-essay.txt`)).fileId;
}

async function plantWork(desk: Desk, fileId: string): Promise<void> {
  await seedWork(desk, { ...workOf('student-1', 'planted', mark), attempt: 1, work: workWithFile(fileId) });
  const { db } = desk.services;
  const draft = { 'assessment.draft.summary': mark('drafted'), 'assessment.findings': [{ message: mark('found') }] };
  await db.collection<{ _id: string }>('drafts').updateOne({ _id: 'draft-planted' }, { $set: draft });
}

function workWithFile(fileId: string): Submission['work'] {
  const file = { fileId, name: `${STUDENT_MARK}-essay.txt`, mediaType: 'text/plain', bytes: 30 };
  return { kind: 'file', text: LONG_TEXT, typed: mark('typed'), file, extraction: { status: 'none' } };
}

/** A released work in which both teachers did everything that can be done. */
function workOf(personId: string, _id: string, say: (what: string) => string): Partial<Submission> {
  const marking = { ...TEACHER, at: AT, criteria: [] };
  const settled = { ...marking, how: 'other' as const, note: say('settled') };
  return {
    ...{ _id, personId, state: 'released', draftId: `draft-${_id}` },
    review: {
      ...{ version: 2, origin: 'draft', criteria: [], points: POINTS, summary: say('reviewed') },
      ...{ editedBy: 'teacher-1', editedAt: AT, sittings: [{ ...TEACHER, from: AT, to: AT }] },
      blind: { criteria: [], draftId: `draft-${_id}`, by: 'teacher-1', at: AT },
    },
    redraft: { kind: 'anew', pointId: null, note: say('asked'), ...TEACHER, at: AT, hidden: false },
    second: {
      why: 'all',
      blind: false,
      change: null,
      at: AT,
      first: marking,
      second: { ...marking, ...OTHER },
      settled,
    },
    share: { grader: 'teacher-1', named: true },
    namedShares: [{ grader: 'teacher-1', graderName: TEACHER.byName, ...TEACHER, at: AT }],
    presence: { ...TEACHER, since: AT, until: AT },
    decisions: [
      { kind: 'approve', ...TEACHER, at: AT, note: say('decided') },
      { kind: 'reopen', ...OTHER, at: AT, note: null },
    ],
    release: releaseOf(2, say),
    earlier: [releaseOf(1, say)],
    again: { ...TEACHER, at: AT, release: releaseOf(3, say) },
    replies: {
      version: 1,
      open: { questions: 0, contests: 0 },
      list: [
        {
          ...{ id: 'r1', kind: 'contest', release: 2, pointId: 'p1', criterionId: 'cause', at: AT, seenAt: AT },
          text: say('contested'),
          answer: { outcome: 'kept', ...TEACHER, at: AT, text: say('answered'), withRelease: null },
        },
      ],
    },
    checklist: { attempt: 1, release: 1, ticked: ['p1'] },
    noticeVersion: 'en/1',
    selfAssessment: { levels: [{ criterionId: 'cause', levelId: 'l2', reason: say('expected') }], at: AT },
  };
}

function releaseOf(number: number, say: (what: string) => string): Release {
  return {
    ...{ number, approvedBy: 'teacher-1', approvedByName: TEACHER.byName, approvedAt: AT, dueAt: AT, releasedAt: AT },
    ...{ scoreOwed: false, marks: 3, maximum: 4 },
    final: {
      criteria: [{ criterionId: 'cause', kind: 'level', levelId: 'l2' }],
      points: POINTS,
      summary: say('released'),
      followed: [
        { pointId: 'p1', criterionId: 'cause', text: say('told'), outcome: 'tried', before: '', after: say('did') },
      ],
    },
  };
}

/** Another student's work in the same hands; and one of another course, that neither of them has to do with. */
async function plantOthers(desk: Desk): Promise<void> {
  const plain = (what: string) => `${OTHER_MARK}’s ${what}`;
  await seedWork(desk, { ...workOf('student-2', 'other', plain), attempt: 1 });
  await seedWork(desk, { _id: 'untouched', personId: 'student-2', attempt: 2 });
}

async function plantBeside(db: Connection): Promise<void> {
  const of = { ...TENANCY, assignmentId: 'assignment-1' };
  const answer = { text: mark('answered by a model'), usage: null };
  await put(db, 'paidAnswers', { _id: 'planted/k', ...TENANCY, submissionId: 'planted', answer, at: AT });
  const reservation = { callId: 'k', amount: 5, month: '2026-11' };
  const call = { submissionId: 'planted', body: mark('prompt'), reservation, state: 'collected', at: AT };
  await put(db, 'batchCalls', { _id: 'k', ...of, ...call });
  const open = { committed: 7, spent: 2, open: { k: 5 } };
  await put(db, 'budgets', { _id: 'platform-1/course-1/2026-11', ...TENANCY, month: '2026-11', ...open });
  for (const id of ['planted', 'other'])
    await put(db, 'modelCalls', { _id: `call-${id}`, ...of, submissionId: id, task: 'draft', price: 2, at: AT });
  for (const [personId, sub, say] of [
    ['student-1', `sub-${STUDENT_MARK}`, mark],
    ['student-2', 'sub-student-2', (what: string) => `${OTHER_MARK}’s ${what}`],
  ] as const) {
    const submissionId = personId === 'student-1' ? 'planted' : 'other';
    const comment = `${say('comment')}\n\nRead and approved by ${TEACHER.byName}.`;
    const score = { submissionId, release: 2, scoreGiven: 3, scoreMaximum: 4, comment, submittedAt: AT };
    const told = { at: AT, timestamp: AT, submissionId, answer: 'accepted', answeredAt: AT };
    const cell = {
      personId,
      sub,
      wanted: score,
      sent: { ...score, timestamp: AT, confirmed: 'accepted' },
      messages: [{ ...told, score: { scoreGiven: 3, scoreMaximum: 4, release: 2, comment: 'digest' } }],
      job: noJob(AT),
    };
    await put(db, 'gradebookCells', { _id: `assignment-1/${personId}`, ...of, ...cell, trouble: null });
    const note = { personId, attempt: 1, ...TEACHER, text: say('noted'), at: AT, editedAt: null };
    await put(db, 'markerNotes', { _id: `note-${personId}`, ...of, ...note });
    await put(db, 'aliases', { _id: `assignment-1/${personId}`, ...of, personId, number: sub.length });
    const change = { kind: 'given', dueAt: AT, extraAttempts: 1, reason: say('ill'), ...TEACHER, at: AT };
    await put(db, 'extensions', { _id: `more-${personId}`, ...of, sub, dueAt: AT, active: true, changes: [change] });
  }
}

/** What teachers made of students' works, and what they did in the course. */
async function plantActs(db: Connection): Promise<void> {
  const of = { ...TENANCY, assignmentId: 'assignment-1' };
  const grader = { id: 'teacher-1', name: TEACHER.byName, weight: 1, groups: [] };
  const exemplars = [
    { id: 'theirs', text: LONG_TEXT.replace('Sam', '[Student-1]'), levels: [], comment: mark('as exemplar') },
    { id: 'own', text: 'An answer that the teacher wrote, with more words than five.', levels: [], comment: '' },
  ];
  const acts = {
    rubricSwitches: [{ from: 'a', to: 'b', ...TEACHER, at: AT }],
    anonymitySwitches: [{ to: 'shown', ...TEACHER, at: AT }],
    shares: { graders: [grader], ...TEACHER, at: AT },
    opening: { at: null, opened: { ...TEACHER, at: AT } },
    shareActs: [{ kind: 'divided', ...TEACHER, at: AT, moved: 1 }],
  };
  await db
    .collection<{ _id: string }>('assignments')
    .updateOne({ _id: 'assignment-1' }, { $set: { exemplars, ...acts } });
  const result = { draft: { summary: mark('tried') }, findings: [] };
  await put(db, 'tryouts', { _id: 'theirs', ...of, askedBy: 'teacher-1', result, job: noJob(AT) });
  await put(db, 'tryouts', { _id: 'own', ...of, askedBy: 'teacher-1', result: null, job: noJob(AT) });
  await put(db, 'modelCalls', {
    _id: 'call-tryout',
    ...of,
    submissionId: 'exemplar:theirs',
    task: 'draft',
    price: 1,
    at: AT,
  });
  await put(db, 'groupings', {
    ...{ _id: 'assignment-1/v', ...of, rubricVersionId: 'v', dirtyAt: null, madeAt: AT, works: 3 },
    groups: [{ memberIds: ['planted', 'other', 'untouched'], same: false }],
  });
  const content = { criteria: [], points: [{ ...POINTS[0], text: mark('copied') }], summary: '' };
  await put(db, 'batchApprovals', {
    ...{ _id: 'batch', ...of, ...TEACHER, createdAt: AT, updatedAt: AT, seed: 's', look: 1, state: 'reading' },
    ...{ items: [{ submissionId: 'other', draftId: 'd' }], opened: [], leftOut: [], omitted: [] },
    ...{ source: { submissionId: 'planted', content }, change: null, claim: null },
  });
  const author = { createdBy: 'teacher-1', createdByName: TEACHER.byName };
  const saved = {
    ...TENANCY,
    rubricId: 'two-criteria',
    criterionId: 'cause',
    ...author,
    editedBy: 'teacher-1',
    version: 1,
  };
  const words = [STUDENT_MARK, 'because of abscission'];
  await put(db, 'savedPoints', {
    ...{ _id: 'saved', ...saved, editedByName: TEACHER.byName, text: 'Name the layer.', wording: 'w' },
    looksFor: { kind: 'words', words },
  });
  const levels = [{ id: 'l', title: 'Named', points: 1, descriptor: 'Names it.' }];
  const criteria = [{ id: 'c', title: 'Cause', description: 'A cause.', weight: 2, levels }];
  const rubric = { id: 'r', version: 1, title: 'Kept', description: '', language: 'en', kind: 'holistic', criteria };
  await put(db, 'libraryRubrics', { _id: 'own', scope: 'personal', ownerId: 'teacher-1', rubric, ...author });
  await put(db, 'libraryRubrics', { _id: 'course', scope: 'course', ...TENANCY, ownerId: null, rubric, ...author });
  await put(db, 'runPauses', { _id: 'assignment-9', ...TENANCY, ...TEACHER, at: AT });
}

async function put(
  db: Connection,
  collection: string,
  document: { _id: string } & Record<string, unknown>,
): Promise<void> {
  const { _id } = document;
  await db.collection<{ _id: string }>(collection).replaceOne({ _id }, document, { upsert: true });
}
