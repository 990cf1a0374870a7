import { zodResponseFormat } from 'openai/helpers/zod';
import { draftAnswerSchema, revisionAnswerSchema } from '../../../server/grading/generator/answer.ts';
import { applyRevision } from '../../../server/grading/generator/apply-revision.ts';
import { draftOf } from '../../../server/grading/generator/draft-of.ts';
import { validatorAnswerSchema } from '../../../server/grading/validator/answer.ts';
import { aDraft, aDraftAnswer, aFinding, aWork } from './builders.ts';

test.each([
  ['draft', draftAnswerSchema],
  ['revision', revisionAnswerSchema],
  ['validation', validatorAnswerSchema],
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
      { criterionId: 'cause', levelId: 'superb', cannotJudge: null },
      { criterionId: 'rhythm', levelId: null, cannotJudge: null },
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
      criteria: [{ criterionId: 'cause', levelId: 'named', cannotJudge: null }],
    };
    const draft = applyRevision(aDraft(), answer, [aFinding({ criterionId: 'cause' })], aWork());
    expect(draft.points.map((one) => one.id)).toEqual(['p1', 'p2', 'p3']);
    expect(draft.marks).toBe(0.3);
  });

  test('the summary changes only for a finding about the whole', () => {
    const answer = { ...empty, summary: 'Another summary.' };
    const summary = (finding: object) => applyRevision(aDraft(), answer, [aFinding(finding)], aWork()).summary;
    expect(summary({ pointId: 'p1' })).toBe(aDraft().summary);
    expect(summary({})).toBe('Another summary.');
  });
});
