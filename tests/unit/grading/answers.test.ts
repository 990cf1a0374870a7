import { zodResponseFormat } from 'openai/helpers/zod';
import type { Citation, Finding } from '../../../server/grading/assessment.ts';
import { blindAnswerSchema } from '../../../server/grading/blind/answer.ts';
import { choiceAnswerSchema } from '../../../server/grading/choice/answer.ts';
import { draftAnswerSchema, revisionAnswerSchema } from '../../../server/grading/generator/answer.ts';
import { applyRevision } from '../../../server/grading/generator/apply-revision.ts';
import { draftOf } from '../../../server/grading/generator/draft-of.ts';
import { validatorAnswerSchema } from '../../../server/grading/validator/answer.ts';
import { aDraft, aDraftAnswer, aFinding, aPoint, aWork } from './builders.ts';

test.each([
  ['draft', draftAnswerSchema],
  ['revision', revisionAnswerSchema],
  ['validation', validatorAnswerSchema],
  ['choice', choiceAnswerSchema],
  ['blind', blindAnswerSchema],
])('the %s schema is one that strict servers accept: every field required, nothing added', (name, schema) => {
  const { json_schema: format } = zodResponseFormat(schema, name);
  expect(format.strict).toBe(true);
  expect(objectsIn(format.schema).every((one) => one.additionalProperties === false && everyFieldRequired(one))).toBe(
    true,
  );
});

type JsonObject = { properties: object; required?: string[]; additionalProperties?: unknown };

function objectsIn(node: unknown): JsonObject[] {
  if (node === null || typeof node !== 'object') return [];
  const own = 'properties' in node && (node as { type?: string }).type === 'object' ? [node as JsonObject] : [];
  return [...own, ...Object.values(node).flatMap((child) => objectsIn(child))];
}

function everyFieldRequired(node: JsonObject): boolean {
  return Object.keys(node.properties).every((key) => node.required?.includes(key));
}

test('an answer becomes a draft with nothing repaired: unknown level, invented quote and search stay visible', () => {
  const answer = aDraftAnswer({
    criteria: [
      { criterionId: 'cause', levelId: 'superb', cannotJudge: null, closeTo: null },
      { criterionId: 'rhythm', levelId: null, cannotJudge: null, closeTo: null },
    ],
    points: [
      { criterionId: 'cause', quote: 'not there', looked: [], kind: 'strength', text: 'One.' },
      { criterionId: 'cause', quote: null, looked: ['sea', 'Sun'], kind: 'next-step', text: 'Two.' },
    ],
  });
  const draft = draftOf(answer, aWork());
  expect(draft.marks).toBeNull();
  expect(draft.criteria).toEqual([
    { criterionId: 'cause', kind: 'level', levelId: 'superb' },
    { criterionId: 'rhythm', kind: 'cannot-judge', reason: '' },
  ]);
  expect(draft.points.map((point) => point.evidence)).toEqual([
    { kind: 'quote', quote: 'not there', span: null },
    { kind: 'absent', looked: ['sea', 'Sun'], found: [{ start: 29, end: 32 }] },
  ]);
});

describe('applyRevision', () => {
  const empty = { replies: [], points: [], criteria: [], summary: null };
  const point = {
    ...aDraftAnswer().points[0],
    criterionId: 'cause',
    text: 'New words.',
    quote: 'a bulge',
    looked: [],
    kind: 'strength' as const,
  };

  test('a named point that is left out goes; the others stay', () => {
    const draft = applyRevision(aDraft(), empty, [aFinding({ pointId: 'p1' })], aWork());
    expect(draft.points.map((one) => one.id)).toEqual(['p2']);
  });

  test('a named criterion may get a level and a point, whose id is new', () => {
    const answer = {
      ...empty,
      points: [{ id: null, ...point }],
      criteria: [{ criterionId: 'cause', levelId: 'named', cannotJudge: null, closeTo: null }],
    };
    const draft = applyRevision(aDraft(), answer, [aFinding({ criterionId: 'cause' })], aWork());
    expect(draft.points.map((one) => one.id)).toEqual(['p1', 'p2', 'p3']);
    expect(draft.marks).toBe(0.3);
  });

  const lower = { ...empty, criteria: [{ criterionId: 'cause', levelId: 'named', cannotJudge: null, closeTo: null }] };
  const cites = (standsIn: Citation['standsIn']): Partial<Finding> => ({
    source: 'validator',
    criterionId: 'cause',
    cited: { words: 'words', standsIn, span: null },
  });
  test.each([
    ['a reader who cites the work', cites('work'), 'named'],
    ['a reader who cites the rubric', cites('rubric'), 'named'],
    ['a reader who cites the notes', cites('task'), 'explained'],
    ['a reader who cites the draft itself', cites('draft'), 'explained'],
    ['a reader who cites nothing', cites(null), 'explained'],
    ['a check about the criterion', { criterionId: 'cause' }, 'named'],
    ['a check about a point', { criterionId: 'cause', pointId: 'p1' }, 'explained'],
    ['a blocking check about a point', { criterionId: 'cause', pointId: 'p1', severity: 'blocking' }, 'named'],
  ] as [string, Partial<Finding>, string][])('a level moved by %s', (_name, finding, levelId) => {
    const { criteria } = applyRevision(aDraft(), lower, [aFinding(finding)], aWork());
    expect(criteria.find((one) => one.criterionId === 'cause')).toMatchObject({ levelId });
  });

  test('a finding about one point opens no other of its criterion, and a point stays with its criterion', () => {
    const points = [aPoint(), aPoint({ id: 'p2' }), aPoint({ id: 'p3' })];
    const both = [
      { id: 'p1', ...point },
      { id: 'p2', ...point, criterionId: 'rhythm' },
    ];
    const hit = [aFinding({ criterionId: 'cause', pointId: 'p2' })];
    const revised = applyRevision(aDraft({ points }), { ...empty, points: both }, hit, aWork());
    expect(revised.points.map((one) => [one.id, one.criterionId, one.text === 'New words.'])).toEqual([
      ['p1', 'cause', false],
      ['p2', 'cause', true],
      ['p3', 'cause', false],
    ]);
  });

  test('the summary changes only for a finding about the whole', () => {
    const answer = { ...empty, summary: 'Another summary.' };
    const summary = (finding: object) => applyRevision(aDraft(), answer, [aFinding(finding)], aWork()).summary;
    expect(summary({ pointId: 'p1' })).toBe(aDraft().summary);
    expect(summary({})).toBe('Another summary.');
  });
});

test.each([
  ['a share', 0.4, 0.4],
  ['none', null, null],
  ['left out', undefined, null],
  ['per cent', 85, null],
  ['a word', 'high', null],
])('a confidence that is %s never costs a repair call', (_name, confidence, expected) => {
  const { criteria, ...answer } = aDraftAnswer();
  const bare = criteria.map(({ criterionId, levelId, cannotJudge }) => ({ criterionId, levelId, cannotJudge }));
  const read = draftAnswerSchema.parse({ ...answer, criteria: bare, confidence });
  expect(read).toMatchObject({ confidence: expected, criteria: [{ closeTo: null }, { closeTo: null }] });
});
