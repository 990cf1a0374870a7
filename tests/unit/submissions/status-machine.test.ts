import {
  stateAfter,
  statesBefore,
  transitions,
  type SubmissionEvent,
} from '../../../server/submissions/status-machine.ts';
import type { SubmissionState } from '../../../server/submissions/submission.ts';

const states = Object.keys(transitions) as SubmissionState[];

test.each<[SubmissionState, SubmissionEvent, SubmissionState | null]>([
  ['composing', 'hand-in-to-readers', 'queued'],
  ['composing', 'hand-in-to-teacher', 'with-teacher'],
  ['queued', 'claim', 'reading'],
  ['reading', 'hand-back', 'queued'],
  ['reading', 'drafted', 'with-teacher'],
  ['reading', 'give-up', 'with-teacher'],
  ['with-teacher', 'redraft', 'queued'],
  ['queued', 'stop', 'with-teacher'],
  ['reading', 'stop', 'with-teacher'],
  ['approved', 'stop', null],
  ['with-teacher', 'approve', 'approved'],
  ['with-teacher', 'return', 'returned'],
  ['approved', 'undo', 'with-teacher'],
  ['approved', 'release', 'released'],
  ['queued', 'supersede', 'superseded'],
  ['composing', 'approve', null],
  ['composing', 'supersede', null],
  ['queued', 'approve', null],
  ['reading', 'approve', null],
  ['with-teacher', 'release', null],
  ['approved', 'supersede', null],
  ['approved', 'return', null],
  ['released', 'undo', null],
])('from %s, %s leads to %s', (state, event, after) => {
  expect(stateAfter(state, event)).toBe(after);
});

test('the only way to a student leads through a teacher’s approval', () => {
  const into = (goal: SubmissionState) => states.filter((state) => Object.values(transitions[state]).includes(goal));
  expect(into('released')).toEqual(['approved']);
  expect(into('approved')).toEqual(['with-teacher']);
});

test('what is released, returned or superseded stays so', () => {
  for (const state of ['released', 'returned', 'superseded'] as const) expect(transitions[state]).toEqual({});
});

test('statesBefore is the condition of the write', () => {
  expect(statesBefore('supersede')).toEqual(['queued', 'reading', 'with-teacher']);
  expect(statesBefore('approve')).toEqual(['with-teacher']);
});
