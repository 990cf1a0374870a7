import type { Draft, Finding, Point } from '../../../server/grading/assessment.ts';
import type { DraftAnswer } from '../../../server/grading/generator/answer.ts';
import type { Work } from '../../../server/grading/work.ts';
import { rubricSchema } from '../../../server/rubrics/rubric.ts';

/** A small work, rubric, draft and answers that fit together; every builder takes overrides. */
export const tidesRubric = rubricSchema.parse({
  id: 'tides',
  version: 1,
  title: 'Tides',
  criteria: [
    {
      id: 'cause',
      title: 'Cause',
      description: 'Names what raises the tides.',
      levels: [
        { id: 'none', title: 'None', points: 0, descriptor: 'No cause is named.' },
        { id: 'named', title: 'Named', points: 0.1, descriptor: 'The Moon is named.' },
        { id: 'explained', title: 'Explained', points: 0.7, descriptor: 'Gravity is tied to the bulge.' },
      ],
    },
    {
      id: 'rhythm',
      title: 'Rhythm',
      description: 'Says how often high water comes.',
      levels: [
        { id: 'wrong', title: 'Wrong', points: 0, descriptor: 'No or a wrong number.' },
        { id: 'right', title: 'Right', points: 0.2, descriptor: 'Twice a day.' },
      ],
    },
  ],
});

export const tidesText = 'The Moon’s gravity pulls the sea into a bulge.\nHigh water comes twice a day – roughly.';

export function aWork(overrides: Partial<Work> = {}): Work {
  const notes = 'Gravity of the Moon; two bulges; about every 12 h 25 min.';
  return {
    task: 'What causes the tides?',
    notes,
    rubric: tidesRubric,
    text: tidesText,
    language: 'en',
    solutionsAllowed: false,
    names: [],
    ...overrides,
  };
}

export function aPoint(overrides: Partial<Point> = {}): Point {
  const evidence: Point['evidence'] = { kind: 'quote', quote: 'a bulge', span: { start: 36, end: 43 } };
  return {
    id: 'p1',
    criterionId: 'cause',
    kind: 'strength',
    text: 'You tie gravity to the bulge.',
    evidence,
    ...overrides,
  };
}

export function aDraft(overrides: Partial<Draft> = {}): Draft {
  return {
    criteria: [
      { criterionId: 'cause', kind: 'level', levelId: 'explained' },
      { criterionId: 'rhythm', kind: 'level', levelId: 'right' },
    ],
    points: [aPoint(), aPoint({ id: 'p2', criterionId: 'rhythm', text: 'You give the daily rhythm.' })],
    summary: 'You name the cause and the rhythm of the tides.',
    marks: 0.9,
    ...overrides,
  };
}

export function aFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    id: 'f1',
    check: 'duplicate-point',
    source: 'check',
    severity: 'warning',
    criterionId: null,
    pointId: null,
    message: 'A plain sentence.',
    proposal: null,
    ...overrides,
  };
}

export function aDraftAnswer(overrides: Partial<DraftAnswer> = {}): DraftAnswer {
  return {
    points: [
      {
        criterionId: 'cause',
        quote: "The Moon's gravity pulls the sea",
        looked: [],
        kind: 'strength',
        text: 'You tie gravity to the bulge.',
      },
      {
        criterionId: 'rhythm',
        quote: 'twice a day - roughly',
        looked: [],
        kind: 'strength',
        text: 'You give the daily rhythm.',
      },
    ],
    criteria: [
      { criterionId: 'cause', levelId: 'explained', cannotJudge: null, closeTo: null },
      { criterionId: 'rhythm', levelId: 'right', cannotJudge: null, closeTo: null },
    ],
    summary: 'You name the cause and the rhythm of the tides.',
    confidence: 0.8,
    ...overrides,
  };
}
