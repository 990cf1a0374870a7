import { whereIsMyWork } from '../../../server/feedback/where-is-my-work.ts';
import type { SubmissionState } from '../../../server/submissions/submission.ts';

test.each<[SubmissionState, string]>([
  ['queued', 'received:now being-read:todo with-teacher:todo released:todo'],
  ['reading', 'received:done being-read:now with-teacher:todo released:todo'],
  ['with-teacher', 'received:done being-read:done with-teacher:now released:todo'],
  ['approved', 'received:done being-read:done with-teacher:now released:todo'],
  ['released', 'received:done being-read:done with-teacher:done released:done'],
])('%s', (state, expected) => {
  const steps = whereIsMyWork({ state, teacherOnly: false, noDraft: null });
  expect(steps.map(({ step, status }) => `${step}:${status}`).join(' ')).toBe(expected);
});

test('work for the teacher only is never shown as being read', () => {
  const steps = whereIsMyWork({ state: 'with-teacher', teacherOnly: true, noDraft: 'teacher-only' });
  expect(steps.map(({ step }) => step)).toEqual(['received', 'with-teacher', 'released']);
});
