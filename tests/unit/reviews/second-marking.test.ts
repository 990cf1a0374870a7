import type { CriterionVerdict } from '../../../server/grading/assessment.ts';
import { agreementOf } from '../../../server/reviews/second/count-second-agreement.ts';
import {
  afterUndo,
  currentSecond,
  decideAgreement,
  decideSecondMark,
  decideSettlement,
  decideTakeBack,
  isBlindTo,
  mayWrite,
  standOf,
  waitsFor,
} from '../../../server/reviews/second/second-marking.ts';
import { whySecond } from '../../../server/reviews/second/why-second.ts';
import type { SecondMarking } from '../../../server/submissions/marking.ts';
import { RUBRIC } from '../../support/desk-sample.ts';

const AT = new Date('2026-11-25T12:00:00Z');
const NOW = new Date('2026-11-25T13:00:00Z');
const levels = (cause: string, example: string): CriterionVerdict[] => [
  { criterionId: 'cause', kind: 'level', levelId: cause },
  { criterionId: 'example', kind: 'level', levelId: example },
];
const marking = (by: string, criteria: CriterionVerdict[]) => ({ by, byName: by, at: AT, criteria });
const WAITS: SecondMarking = {
  ...{ why: 'all', blind: false, change: null, at: AT },
  ...{ first: marking('anna', levels('l2', 'l1')), second: null, settled: null },
};
const DIFFERS: SecondMarking = { ...WAITS, second: marking('ben', levels('l0', 'l1')) };
const SETTLED: SecondMarking = {
  ...DIFFERS,
  settled: { ...marking('cleo', levels('l2', 'l1')), how: 'first', note: 'The quote carries it.' },
};
const by = (id: string) => ({ by: { id, name: id }, at: NOW });

test('who needs a second marker: nobody, all, those asked for, and a share that is drawn once and for all', () => {
  const share = (part: number) => ({ whom: 'share' as const, share: part, blind: false });
  expect(whySecond(null, 'w', true)).toBeNull();
  expect(whySecond(undefined, 'w', true)).toBeNull();
  expect(whySecond({ ...share(0), whom: 'all' }, 'w', false)).toBe('all');
  expect(whySecond(share(0), 'w', false)).toBeNull();
  expect(whySecond(share(0), 'w', true)).toBe('asked');
  expect(whySecond(share(1), 'w', false)).toBe('share');
  const drawn = Array.from({ length: 2_000 }, (_, at) => whySecond(share(0.2), `work-${at}`, false)).filter(Boolean);
  expect(drawn.length / 2_000).toBeGreaterThan(0.17);
  expect(drawn.length / 2_000).toBeLessThan(0.23);
  expect(whySecond(share(0.2), 'work-7', false)).toBe(whySecond(share(0.2), 'work-7', false));
});

test('whose turn it is, and what a blind second marker must not see', () => {
  expect([WAITS, DIFFERS, SETTLED].map(standOf)).toEqual(['waits', 'differs', 'settled']);
  expect(['anna', 'ben', 'cleo'].map((id) => waitsFor(WAITS, id))).toEqual([false, true, true]);
  expect(['anna', 'ben', 'cleo'].map((id) => waitsFor(DIFFERS, id))).toEqual([true, true, true]);
  expect(waitsFor(SETTLED, 'ben')).toBe(false);
  expect([null, WAITS, DIFFERS, SETTLED].map(mayWrite)).toEqual([true, false, false, true]);
  const blind = { ...WAITS, blind: true };
  expect(['anna', 'ben'].map((id) => isBlindTo(blind, id))).toEqual([false, true]);
  expect([WAITS, { ...DIFFERS, blind: true }].map((one) => isBlindTo(one, 'ben'))).toEqual([false, false]);
});

test('a marking of one release says nothing about the next', () => {
  const again = { by: 'anna', byName: null, at: NOW, release: null };
  expect(currentSecond({ second: SETTLED, again: null })).toBe(SETTLED);
  expect(currentSecond({ second: SETTLED, again })).toBeNull();
  expect(currentSecond({ second: { ...WAITS, change: NOW }, again })).toMatchObject({ change: NOW });
  expect(currentSecond({ second: { ...WAITS, change: AT }, again })).toBeNull();
});

const own = { criterionId: 'other', kind: 'level' as const, levelId: 'l9' };
test.each<[string, SecondMarking | null, string, CriterionVerdict[], object]>([
  ['the first marker', WAITS, 'anna', levels('l0', 'l0'), { kind: 'refused', reason: 'same-person' }],
  ['nobody has approved', null, 'ben', levels('l0', 'l0'), { kind: 'refused', reason: 'not-open' }],
  ['a third one too late', DIFFERS, 'cleo', levels('l0', 'l0'), { kind: 'refused', reason: 'not-open' }],
  ['a level is missing', WAITS, 'ben', levels('l0', 'l0').slice(1), { kind: 'refused', reason: 'levels-missing' }],
  ['a level nobody knows', WAITS, 'ben', levels('l0', 'l7'), { kind: 'refused', reason: 'levels-missing' }],
])('second levels: %s', (_what, second, who, criteria, expected) => {
  expect(decideSecondMark(RUBRIC, second, criteria, by(who))).toEqual(expected);
});

test('the same levels settle it, others are kept beside the first ones; unknown criteria are not kept', () => {
  const same = decideSecondMark(RUBRIC, WAITS, [...levels('l2', 'l1'), own], by('ben'));
  expect(same).toMatchObject({ next: { at: NOW, second: { by: 'ben' }, settled: { how: 'same', by: 'ben' } } });
  const other = decideSecondMark(RUBRIC, WAITS, levels('l0', 'l1'), by('ben'));
  expect(other).toMatchObject({ next: { second: { criteria: levels('l0', 'l1') }, settled: null } });
});

test.each<[string, SecondMarking | null, string, object]>([
  ['the second marker', WAITS, 'ben', { kind: 'accepted', next: { settled: { how: 'agreed', by: 'ben' } } }],
  ['the first marker', WAITS, 'anna', { kind: 'refused', reason: 'same-person' }],
  ['a blind one, before choosing', { ...WAITS, blind: true }, 'ben', { kind: 'refused', reason: 'levels-first' }],
  ['somebody after the second', DIFFERS, 'cleo', { kind: 'refused', reason: 'not-open' }],
  ['nobody approved yet', null, 'ben', { kind: 'refused', reason: 'not-open' }],
])('agreeing: %s', (_what, second, who, expected) => {
  expect(decideAgreement(second, by(who))).toMatchObject(expected);
});

const wish = (how: 'first' | 'second' | 'other', criteria = levels('l1', 'l1'), note = 'Because.') => ({
  ...{ how, criteria, note },
});
test.each<[string, SecondMarking | null, string, ReturnType<typeof wish>, object]>([
  ['a third for the first', DIFFERS, 'cleo', wish('first'), { next: { settled: { criteria: levels('l2', 'l1') } } }],
  ['the first yields', DIFFERS, 'anna', wish('second'), { next: { settled: { criteria: levels('l0', 'l1') } } }],
  ['the second yields', DIFFERS, 'ben', wish('first'), { next: { settled: { how: 'first', by: 'ben' } } }],
  ['the second agrees on others', DIFFERS, 'ben', wish('other'), { next: { settled: { how: 'other' } } }],
  ['the first for their own', DIFFERS, 'anna', wish('first'), { kind: 'refused', reason: 'own-levels' }],
  ['their own as others', DIFFERS, 'ben', wish('other', levels('l0', 'l1')), { reason: 'own-levels' }],
  ['no reason given', DIFFERS, 'cleo', wish('first', [], ' \n'), { kind: 'refused', reason: 'note-missing' }],
  ['other levels, one missing', DIFFERS, 'cleo', wish('other', []), { kind: 'refused', reason: 'levels-missing' }],
  ['before the second chose', WAITS, 'cleo', wish('first'), { kind: 'refused', reason: 'not-open' }],
  ['when it is settled', SETTLED, 'ben', wish('second'), { kind: 'refused', reason: 'not-open' }],
])('settling: %s', (_what, second, who, wanted, expected) => {
  expect(decideSettlement(RUBRIC, second, wanted, by(who))).toMatchObject(expected);
});

test('taking back: only one’s own last act, one by one', () => {
  expect(decideTakeBack(SETTLED, by('ben'))).toEqual({ kind: 'refused', reason: 'not-yours' });
  expect(decideTakeBack(SETTLED, by('cleo'))).toMatchObject({
    next: { second: { by: 'ben' }, settled: null, at: NOW },
  });
  expect(decideTakeBack(DIFFERS, by('anna'))).toEqual({ kind: 'refused', reason: 'not-yours' });
  expect(decideTakeBack(DIFFERS, by('ben'))).toMatchObject({ next: { first: { by: 'anna' }, second: null } });
  expect(decideTakeBack(WAITS, by('anna'))).toEqual({ kind: 'accepted', next: null });
  expect(decideTakeBack(null, by('anna'))).toEqual({ kind: 'refused', reason: 'not-open' });
});

test('an undone approval takes agreeing back, and leaves what was settled', () => {
  const agreed = decideAgreement(WAITS, by('ben'));
  if (agreed.kind === 'refused') throw new Error('should be accepted');
  expect(afterUndo(agreed.next, NOW)).toEqual({ ...WAITS, at: NOW });
  expect(afterUndo(SETTLED, NOW)).toBe(SETTLED);
  expect(afterUndo(null, NOW)).toBeNull();
});

test('agreement counts levels, and keeps looks that were not independent apart', () => {
  const blind = { ...DIFFERS, blind: true };
  expect(agreementOf([WAITS, DIFFERS, blind, blind])).toEqual({
    works: 3,
    blind: { n: 4, same: 2 },
    seen: { n: 2, same: 1 },
  });
});
