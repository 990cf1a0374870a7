import type { Assessment, Finding } from '../../../server/grading/assessment.ts';
import type { Work } from '../../../server/grading/work.ts';
import { restoreAssessment } from '../../../server/reviews/restore-assessment.ts';
import { RUBRIC } from '../../support/desk-sample.ts';

const TEXT = 'Ann Lee wrote: leaves fall because of abscission.';
const work: Work = { task: 'Why?', notes: '', rubric: RUBRIC, text: TEXT, language: 'en' };
const restore = (text: string) => text.replaceAll('[Student-1]', 'Ann Lee');
const silent: Finding = {
  id: 'validator-silent',
  check: 'validator-silent',
  source: 'check',
  severity: 'blocking',
  criterionId: null,
  pointId: null,
  message: 'Nobody tried to knock [Student-1]’s draft down.',
  proposal: null,
};

function assessment(quote: string, overrides: Partial<Assessment> = {}): Assessment {
  const draft = {
    criteria: [
      { criterionId: 'cause', kind: 'level' as const, levelId: 'l2' },
      { criterionId: 'example', kind: 'level' as const, levelId: 'l1' },
    ],
    points: ['cause', 'example'].map((criterionId, index) => ({
      id: `p${index + 1}`,
      criterionId,
      kind: 'strength' as const,
      text: `The ${criterionId} of [Student-1] is clear here.`,
      evidence: { kind: 'quote' as const, quote, span: { start: 0, end: 3 } },
    })),
    summary: 'A good and clear start of [Student-1].',
    marks: 99,
  };
  return { draft, findings: [], route: 'ready', routeReasons: [], rounds: [], calls: [], ...overrides };
}

test('names come back, and spans and marks are made anew on the stored text', () => {
  const restored = restoreAssessment(assessment('[Student-1] wrote'), work, restore);
  expect(restored.draft.points[0]).toMatchObject({
    text: 'The cause of Ann Lee is clear here.',
    evidence: { quote: 'Ann Lee wrote', span: { start: 0, end: 13 } },
  });
  expect(restored.draft).toMatchObject({ marks: 3, summary: 'A good and clear start of Ann Lee.' });
  expect(restored.route).toBe('ready');
});

test('a quote that is not in the stored text is a serious finding, whatever the readers claimed', () => {
  const restored = restoreAssessment(assessment('because of magic'), work, restore);
  expect(restored.draft.points[0]?.evidence).toMatchObject({ span: null });
  expect(restored.findings).toMatchObject([{ check: 'quote-not-in-work' }, { check: 'quote-not-in-work' }]);
  expect(restored.route).toBe('yours-first');
});

test('what only the loop knows stays, and no route becomes milder', () => {
  const before = assessment('[Student-1] wrote', {
    findings: [silent],
    route: 'yours-first',
    routeReasons: [{ code: 'blocking-finding' }],
  });
  const restored = restoreAssessment(before, work, restore);
  expect(restored.findings).toMatchObject([
    { check: 'validator-silent', message: 'Nobody tried to knock Ann Lee’s draft down.' },
  ]);
  expect(restored.route).toBe('yours-first');
  const mild = restoreAssessment({ ...before, findings: [] }, work, restore);
  expect(mild.route).toBe('yours-first');
});
