import { numberVersions, switchedRubric } from '../../../server/assignments/switched-rubric.ts';
import { carryReview } from '../../../server/reviews/versions/carry-review.ts';
import { touchOf, type TouchFacts } from '../../../server/reviews/versions/touch.ts';
import { decideReread, groupOf, type VersionWork } from '../../../server/reviews/versions/version-work.ts';
import type { SecondMarking } from '../../../server/submissions/marking.ts';
import type { Again, Release } from '../../../server/submissions/submission.ts';
import { POINTS, RUBRIC } from '../../support/desk-sample.ts';

const AT = new Date('2026-11-25T12:00:00Z');

function work(changed: Partial<VersionWork> = {}): VersionWork {
  const ids = { _id: 'w1', assignmentId: 'a', personId: 'p', draftId: 'd' };
  return { ...ids, attempt: 1, state: 'with-teacher', rubricVersionId: 'v1', review: null, release: null, ...changed };
}

const again = (changed: Partial<Again> = {}): Again => ({ by: 't', byName: null, at: AT, release: null, ...changed });
const released = { number: 1, marks: 3, maximum: 4 };
const second = { change: null, at: AT, settled: null } as SecondMarking;

const verdicts: [string, VersionWork, string, string][] = [
  ['being written', work({ state: 'composing', rubricVersionId: null }), 'composing', 'stays composing'],
  ['waits for the readers', work({ state: 'queued' }), 'reading', 'to-readers'],
  ['is being read', work({ state: 'reading' }), 'reading', 'to-readers'],
  ['lies with the teacher', work(), 'waiting', 'to-readers'],
  ['was edited', work({ review: { version: 2 } }), 'edited', 'to-readers'],
  ['is with two markers', work({ second }), 'marking', 'stays marking'],
  ['is approved', work({ state: 'approved' }), 'approved', 'stays approved'],
  ['is out', work({ state: 'released', release: released }), 'released', 'changes-out'],
  ['is out and being changed', work({ state: 'released', again: again() }), 'changing', 'changes-out'],
  [
    'is out, its change approved',
    work({ state: 'released', again: again({ release: {} as Release }) }),
    'approved',
    'stays approved',
  ],
  ['was returned', work({ state: 'returned' }), 'over', 'stays over'],
  ['is superseded', work({ state: 'superseded' }), 'over', 'stays over'],
  ['stands there already', work({ rubricVersionId: 'v2' }), 'waiting', 'stays same'],
  [
    'is changed there already',
    work({ state: 'released', again: again({ version: { id: 'v2', draftId: null } }) }),
    'changing',
    'stays same',
  ],
];

test.each(verdicts)('a work that %s', (_name, one, group, expected) => {
  expect(groupOf(one)).toBe(group);
  const verdict = decideReread(one, 'v2');
  expect(verdict.kind === 'stays' ? `stays ${verdict.why}` : verdict.kind).toBe(expected);
});

const AFTER = structuredClone(RUBRIC);
AFTER.criteria = AFTER.criteria.filter(({ id }) => id !== 'example');
AFTER.criteria.push({ ...structuredClone(RUBRIC.criteria[0]), id: 'style', title: 'The style' } as never);
if (AFTER.criteria[0]) AFTER.criteria[0].title = 'Why they fall';

function facts(changed: Partial<TouchFacts> = {}): TouchFacts {
  const levels = ['cause', 'example'].map((criterionId) => ({ criterionId, levelId: 'l1' }));
  const exemplars = [{ id: 'e', text: 't', comment: '', levels }];
  const saved = [
    { criterionId: 'cause', criterionTitle: 'The cause' },
    { criterionId: 'example', criterionTitle: 'The example' },
    { criterionId: 'example', criterionTitle: 'The example' },
  ];
  const same = { standing: 'v1', before: RUBRIC, after: AFTER, exemplars, saved, batches: ['b'], scores: 2 };
  return { ...same, works: [work(), work({ _id: 'w2', state: 'queued' })], ...changed };
}

test('everything that a change meets, and nothing else', () => {
  const touch = touchOf(facts());
  expect(touch).toMatchObject({
    exemplars: 1,
    saved: {
      gone: [{ criterion: 'The example', count: 2 }],
      retitled: [{ criterion: 'The cause', count: 1 }],
    },
    batches: ['b'],
    scores: 2,
  });
  expect(Object.entries(touch.groups).flatMap(([group, { length }]) => (length ? [`${group} ${length}`] : []))).toEqual(
    ['reading 1', 'waiting 1'],
  );
  const other = touchOf(facts({ after: { ...RUBRIC, id: 'another' } }));
  expect(other.saved.gone).toHaveLength(2);
  expect(other.exemplars).toBe(0);
});

const meanwhile: [string, Partial<TouchFacts>, boolean][] = [
  ['a draft arrives', { works: [work(), work({ _id: 'w2' })] }, false],
  ['a teacher edits', { works: [work({ review: { version: 1 } }), work({ _id: 'w2', state: 'queued' })] }, false],
  ['somebody begins to write', { works: [...facts().works, work({ _id: 'w3', state: 'composing' })] }, false],
  ['somebody hands in', { works: [...facts().works, work({ _id: 'w3', state: 'queued' })] }, true],
  ['a work is approved', { works: [work({ state: 'approved' }), work({ _id: 'w2', state: 'queued' })] }, true],
  ['marks go out', { works: [work({ state: 'released' }), work({ _id: 'w2', state: 'queued' })] }, true],
  ['a score is sent', { scores: 3 }, false],
  ['a batch begins', { batches: ['b', 'c'] }, true],
  ['the rubric is another one', { after: { ...AFTER, title: 'Else' } }, true],
];

test.each(meanwhile)('shown again when %s: %#', (_name, changed, again_) => {
  expect(touchOf(facts(changed)).signature !== touchOf(facts()).signature).toBe(again_);
});

test('what a teacher wrote goes along where it has a place, is set aside where not, and comes back', () => {
  const criteria = [
    { criterionId: 'cause', kind: 'level' as const, levelId: 'l2' },
    { criterionId: 'example', kind: 'level' as const, levelId: 'l1' },
  ];
  const written = { criteria, points: POINTS, summary: 'Mine.' };
  const to = structuredClone(AFTER);
  if (to.criteria[0]?.levels[2]) to.criteria[0].levels[2].points = 3;
  const there = carryReview(written, null, { from: RUBRIC, to });
  expect(there.content).toEqual({ criteria: [criteria[0]], points: [POINTS[0]], summary: 'Mine.' });
  expect(there.setAside).toEqual({
    levels: [{ criterionId: 'example', levelId: 'l1', criterion: 'The example', level: 'Level 1' }],
    points: [{ ...POINTS[1], criterion: 'The example' }],
    reworded: [{ criterion: 'Why they fall', level: 'Level 2' }],
  });
  const back = carryReview(there.content, there.setAside, { from: to, to: RUBRIC });
  expect(back.content).toEqual(written);
  expect(back.setAside).toMatchObject({ levels: [], points: [] });
  expect(carryReview(written, null, { from: RUBRIC, to: RUBRIC })).toEqual({ content: written, setAside: null });
});

test('versions are numbered in the order of their first use, whatever is switched back', () => {
  const by = { id: 't', name: 'Toni' };
  const assignment = { rubricVersionId: 'v1', createdBy: 'c', createdAt: AT };
  const switches = (to: string, from: string, before: object) =>
    switchedRubric({ ...before, rubricVersionId: from }, { to, by, at: AT });
  expect(switches('v1', 'v1', assignment)).toEqual({});
  const once = switches('v2', 'v1', assignment);
  const twice = { ...assignment, ...switches('v1', 'v2', once) };
  const told = numberVersions(twice).map(({ id, number, inUse, uses }) => [id, number, inUse, uses.length]);
  expect(told).toEqual([
    ['v1', 1, true, 2],
    ['v2', 2, false, 1],
  ]);
  expect(numberVersions(assignment, ['v0', 'v1']).map(({ id, uses }) => [id, uses[0]?.by])).toEqual([
    ['v0', 'c'],
    ['v1', undefined],
  ]);
});
