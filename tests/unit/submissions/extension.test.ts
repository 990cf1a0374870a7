import { decideExtension } from '../../../server/submissions/extensions/extend-time.ts';
import { dueFor, extended } from '../../../server/submissions/extensions/extension.ts';

const day = (number: number) => new Date(`2026-11-${String(number)}T12:00:00Z`);

test.each([
  ['nobody gave more', day(20), null, day(20)],
  ['a later date of their own', day(20), { dueAt: day(24), extraAttempts: 0, active: true }, day(24)],
  ['withdrawn', day(20), { dueAt: day(24), extraAttempts: 0, active: false }, day(20)],
  ['attempts only', day(20), { dueAt: null, extraAttempts: 1, active: true }, day(20)],
  ['the class was moved past it', day(26), { dueAt: day(24), extraAttempts: 0, active: true }, day(26)],
  ['nothing is due any more', null, { dueAt: day(24), extraAttempts: 0, active: true }, null],
])('due: %s', (_name, dueAt, extension, due) => {
  expect(dueFor({ dueAt }, extension)).toEqual(due);
});

test('more attempts count while the extension does', () => {
  const more = { dueAt: null, extraAttempts: 2, active: true };
  expect(extended({ dueAt: null, attemptsAllowed: 1 }, more).attemptsAllowed).toBe(3);
  expect(extended({ dueAt: null, attemptsAllowed: 1 }, { ...more, active: false }).attemptsAllowed).toBe(1);
});

test.each([
  ['later', day(20), true, { dueAt: day(21), extraAttempts: 0 }, null],
  ['attempts', null, true, { dueAt: null, extraAttempts: 1 }, null],
  ['a stranger', day(20), false, { dueAt: day(21), extraAttempts: 0 }, 'student'],
  ['the same day', day(20), true, { dueAt: day(20), extraAttempts: 1 }, 'notLater'],
  ['a date where none is due', null, true, { dueAt: day(20), extraAttempts: 1 }, 'noDue'],
  ['nothing at all', day(20), true, { dueAt: null, extraAttempts: 0 }, 'nothing'],
])('given: %s', (_name, dueAt, isStudent, granted, fault) => {
  expect(decideExtension({ dueAt }, isStudent, granted)).toBe(fault);
});
