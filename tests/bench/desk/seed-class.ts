import type { Assignment } from '../../../server/assignments/assignment.ts';
import { noJob, waitingJob } from '../../../server/jobs/job.ts';
import type { Person } from '../../../server/lti/directory.ts';
import { digestOf } from '../../../server/reviews/draft-digest.ts';
import type { StoredDraft } from '../../../server/reviews/stored-draft.ts';
import type { Services } from '../../../server/services.ts';
import type { Submission } from '../../../server/submissions/submission.ts';
import { POINTS } from '../../support/desk-sample.ts';
import { seededRandom } from '../../support/seeded-random.ts';

type Db = Pick<Services, 'db'>;

/**
 * A class as it lies in the middle of a term: three fifths wait for the teacher on every route, the others are
 * approved, out, or with the readers; each with an essay of about 500 words. Ids begin with `prefix`.
 */
export async function seedClass(
  { db }: Db,
  assignment: Assignment,
  works: number,
  { prefix = '', seed = 1 } = {},
): Promise<void> {
  const random = seededRandom(seed);
  for (let from = 0; from < works; from += CHUNK) {
    const length = Math.min(CHUNK, works - from);
    const part = Array.from({ length }, (_, n) => workOf(assignment, { prefix, n: from + n }, random));
    await db.collection<Submission>('submissions').insertMany(part.map(({ submission }) => submission));
    await db.collection<StoredDraft>('drafts').insertMany(part.flatMap(({ draft }) => draft ?? []));
    await db
      .collection<Person>('people')
      .insertMany(part.map(({ submission }) => personOf(assignment, submission.personId)));
  }
}

const CHUNK = 500;
const WORDS =
  'leaves fall because of abscission when days grow short and cold water is saved in the stem photosynthesis'.split(
    ' ',
  );
const STATES = ['with-teacher', 'with-teacher', 'with-teacher', 'released', 'approved', 'queued'] as const;
const ROUTES = ['ready', 'ready', 'look-here', 'yours-first'] as const;

function workOf(assignment: Assignment, { prefix, n }: { prefix: string; n: number }, random: () => number) {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const { platformId, courseId, _id: assignmentId, rubricVersionId } = assignment;
  const state = pick(STATES);
  const at = new Date(Date.UTC(2026, 10, 1) + Math.floor(random() * 20 * 86_400_000));
  const text = Array.from({ length: 500 }, () => pick(WORDS)).join(' ');
  const base = { _id: `${prefix}w${n}`, platformId, courseId };
  const draft = state === 'queued' ? null : draftOf(base, rubricVersionId, pick(ROUTES), at);
  const submission: Submission = {
    ...{
      ...base,
      assignmentId,
      personId: `${prefix}p${n}`,
      attempt: 1,
      state,
      teacherOnly: false,
      submittedAt: at,
      late: false,
    },
    ...{ work: { kind: 'text', text, typed: text, file: null, extraction: { status: 'none' } }, rubricVersionId },
    ...{ job: state === 'queued' ? waitingJob(at, n) : noJob(at), draftId: draft?._id ?? null, noDraft: null },
    ...(draft && { digest: digestOf(draft, false), blindFirst: false }),
    ...{ review: null, decisions: [], release: null, createdAt: at, updatedAt: at },
  };
  return { submission, draft };
}

function draftOf(
  { _id, platformId, courseId }: { _id: string; platformId: string; courseId: string },
  rubricVersionId: string,
  route: (typeof ROUTES)[number],
  createdAt: Date,
): StoredDraft {
  const criteria = ['cause', 'example'].map((criterionId) => ({ criterionId, kind: 'level' as const, levelId: 'l1' }));
  const routeReasons = route === 'ready' ? [] : [{ code: 'level-in-doubt', criterionId: 'cause' }];
  const rest = { findings: [], rounds: [], repeats: [], blind: [], canary: null, confidence: null, calls: [] };
  const reader = { model: 'reader', host: 'models.example' };
  return {
    ...{ _id: `draft-${_id}`, platformId, courseId, submissionId: _id, rubricVersionId, demonstration: false },
    assessment: { draft: { criteria, points: POINTS, summary: '', marks: 2 }, route, routeReasons, ...rest },
    ...{ generator: reader, validator: reader, createdAt },
  };
}

function personOf({ platformId }: Assignment, _id: string) {
  const name = `Student ${_id.replace(/^.*p/, '')}`;
  return {
    ...{ _id, platformId, sub: _id, name, givenName: 'Student' },
    familyName: _id,
    email: null,
    testUser: false,
  };
}
