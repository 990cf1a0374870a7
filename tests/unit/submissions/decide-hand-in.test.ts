import { standingOf } from '../../../server/submissions/attempts.ts';
import { decideHandIn, type HandIn, type NoReaders } from '../../../server/submissions/decide-hand-in.ts';
import type { Submission, SubmissionState } from '../../../server/submissions/submission.ts';
import type { Extraction } from '../../../server/submissions/work.ts';

const now = new Date('2026-03-02T10:00:00Z');
const usual = { assignment: { dueAt: null }, teacherOnly: false, noReaders: null as NoReaders, seen: null, now };

function work(text: string, extraction: Extraction = { status: 'none' }): Submission['work'] {
  return { kind: extraction.status === 'none' ? 'text' : 'file', text, file: null, extraction };
}

test.each<[string, Submission['work'], Partial<typeof usual>, HandIn]>([
  ['text goes to the readers', work('words'), {}, { kind: 'to-readers', late: false }],
  ['a read file too', work('words', { status: 'done', notices: [] }), {}, { kind: 'to-readers', late: false }],
  ['teacher only', work('words'), { teacherOnly: true }, { kind: 'to-teacher', reason: 'teacher-only', late: false }],
  [
    'no reader set up',
    work('words'),
    { noReaders: 'no-reader' },
    { kind: 'to-teacher', reason: 'no-reader', late: false },
  ],
  [
    'a model that is not allowed',
    work('words'),
    { noReaders: 'not-allowed' },
    { kind: 'to-teacher', reason: 'not-allowed', late: false },
  ],
  ['nothing but space', work(' \n\t'), {}, { kind: 'to-teacher', reason: 'empty', late: false }],
  [
    'a file that cannot be read',
    work('', { status: 'failed', reason: 'encrypted' }),
    {},
    { kind: 'to-teacher', reason: 'encrypted', late: false },
  ],
  ['a file still being read', work('', { status: 'waiting' }), {}, { kind: 'still-reading' }],
  [
    'a file still being read, teacher only',
    work('', { status: 'waiting' }),
    { teacherOnly: true },
    { kind: 'still-reading' },
  ],
])('%s', (_what, given, facts, expected) => {
  expect(decideHandIn({ state: 'composing', work: given, updatedAt: now }, { ...usual, ...facts })).toEqual(expected);
});

test.each([
  ['before', '2026-03-02T10:00:01Z', false],
  ['at', '2026-03-02T10:00:00Z', false],
  ['after', '2026-03-02T09:59:59Z', true],
])('%s the due date', (_when, due, late) => {
  const decision = decideHandIn(
    { state: 'composing', work: work('w'), updatedAt: now },
    { ...usual, assignment: { dueAt: new Date(due) } },
  );
  expect(decision).toEqual({ kind: 'to-readers', late });
});

test.each([
  ['the same', now, 'to-readers'],
  ['an older', new Date(now.getTime() - 1), 'changed-since-seen'],
])('after checking %s version', (_which, seen, kind) => {
  const attempt = { state: 'composing' as const, work: work('w'), updatedAt: now };
  expect(decideHandIn(attempt, { ...usual, seen })).toMatchObject({ kind });
});

test('what is handed in cannot be handed in again', () => {
  const states: SubmissionState[] = [
    'queued',
    'reading',
    'with-teacher',
    'approved',
    'released',
    'returned',
    'superseded',
  ];
  for (const state of states)
    expect(decideHandIn({ state, work: work('w'), updatedAt: now }, usual)).toEqual({ kind: 'already-handed-in' });
});

function attempts(...states: SubmissionState[]): Submission[] {
  return states.map((state, index) => ({ state, attempt: index + 1 }) as Submission);
}

test.each<[string, number, Submission[], string, number, boolean | undefined]>([
  ['nothing yet', 1, attempts(), 'composing', 1, undefined],
  ['writing the first', 1, attempts('composing'), 'composing', 1, undefined],
  ['handed in, no more', 1, attempts('queued'), 'handed-in', 0, false],
  ['handed in, one more', 2, attempts('released'), 'handed-in', 1, true],
  ['returned gives one more', 1, attempts('returned'), 'handed-in', 1, true],
  ['returned twice', 1, attempts('returned', 'returned'), 'handed-in', 1, true],
  ['superseded counts', 2, attempts('superseded', 'with-teacher'), 'handed-in', 0, false],
  ['limit lowered later', 1, attempts('released', 'released'), 'handed-in', 0, false],
])('%s', (_what, attemptsAllowed, given, kind, attemptsLeft, mayStart) => {
  const standing = standingOf({ attemptsAllowed }, given);
  expect(standing).toMatchObject({ kind, attemptsLeft });
  expect(standing.kind === 'handed-in' ? standing.mayStart : undefined).toBe(mayStart);
});
