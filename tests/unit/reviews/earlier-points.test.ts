import { compareAttempts } from '../../../server/reviews/earlier/compare-attempts.ts';
import { weighChange, type Change } from '../../../server/reviews/earlier/weigh-change.ts';
import { HELD_OUT_ANSWERS } from '../../support/held-out-answers.ts';
import { pointsOf, REVISED_ANSWERS, type RevisedAnswer } from '../../support/revised-answers.ts';

const proposed = (pair: RevisedAnswer) =>
  compareAttempts(pointsOf(pair), pair.before, pair.after).map(({ outcome, why }, index) => ({
    of: `${pair.name}: ${pair.steps[index]?.text ?? ''}`,
    judged: pair.steps[index]?.judged ?? '',
    outcome,
    why,
  }));

const figures = (pairs: readonly RevisedAnswer[]) => {
  const all = pairs.flatMap(proposed);
  const wrong = all.filter(({ outcome, judged }) => outcome !== 'unclear' && outcome !== judged);
  const same = all.filter(({ outcome, judged }) => outcome === judged).length;
  return { points: all.length, same, unclear: all.length - same - wrong.length, wrong };
};

test('on answers it was made with: what is proposed is what a person judged, or "unclear"', () => {
  const { wrong, ...counts } = figures(REVISED_ANSWERS);
  expect(counts).toEqual({ points: 41, same: 33, unclear: 7 });
  // The change took something away, which is all that was asked for: code cannot know that.
  expect(wrong.map(({ of, outcome }) => [of, outcome])).toEqual([
    ['code: the loop repaired, the name left: The last value is left out: let the loop run to the end.', 'tried'],
  ]);
});

test('on answers written afterwards', () => {
  const { wrong, ...counts } = figures(HELD_OUT_ANSWERS);
  expect(counts).toEqual({ points: 19, same: 16, unclear: 2 });
  expect(wrong.map(({ of, outcome }) => [of, outcome])).toEqual([
    ['two sentences made one: Connect these two.', 'tried'],
  ]);
});

test('work acted on is never proposed as ignored, nor ignored work as acted on', () => {
  const all = [...REVISED_ANSWERS, ...HELD_OUT_ANSWERS].flatMap(proposed);
  const opposite = ({ judged, outcome }: (typeof all)[number]) =>
    [judged, outcome].toSorted().join() === ['acted-on', 'ignored'].join();
  expect(all.filter(opposite)).toEqual([]);
});

const PASSAGE: Change = {
  ...{ evidence: 'passage', sameText: false, noText: false, anew: false, spare: [], beside: [], advice: ['reason'] },
  ...{ old: ['it', 'falls', 'in', 'autumn', 'always'], now: ['it', 'falls', 'in', 'autumn', 'always'] },
  own: { added: [], removed: [] },
};
const put = (...added: string[]) => ({ now: [...PASSAGE.old, ...added], own: { added, removed: [] } });
const many = Array.from({ length: 12 }, (_, at) => `word${at}`);
const cut = ['it', 'in', 'autumn', 'always'];

test.each<[string, Partial<Change>, string, string]>([
  ['no text in the new attempt', { noText: true, sameText: true }, 'unclear', 'no-text'],
  ['the same text', { sameText: true, evidence: 'none' }, 'ignored', 'same-text'],
  ['about the whole', { evidence: 'none' }, 'unclear', 'no-place'],
  ['not made from the earlier work', { anew: true, now: [] }, 'unclear', 'anew'],
  ['untouched', {}, 'ignored', 'same'],
  ['untouched, and a little elsewhere', { spare: many.slice(1) }, 'ignored', 'same'],
  ['untouched, and much elsewhere', { spare: many }, 'unclear', 'same-elsewhere'],
  ['untouched, and something leads up to it', { beside: many.slice(8) }, 'unclear', 'same-elsewhere'],
  ['untouched, and a word of the advice elsewhere', { spare: ['reason'] }, 'unclear', 'same-elsewhere'],
  ['three new words', put('and', 'so', 'on'), 'tried', 'small'],
  ['three new words and one that stood there', put('and', 'so', 'it', 'should'), 'tried', 'small'],
  ['four new words', put('and', 'so', 'we', 'should'), 'acted-on', 'more'],
  ['a figure', put('12'), 'acted-on', 'more'],
  ['a word of the advice', put('reason'), 'acted-on', 'more'],
  ['gone', { now: [], own: { added: [], removed: [...PASSAGE.old] } }, 'not-relevant', 'gone'],
  ['other words instead', { now: many, own: { added: ['we', 'see'], removed: [] } }, 'unclear', 'replaced'],
  ['most words taken out', { now: ['falls', 'down'], own: { added: [], removed: cut } }, 'unclear', 'shortened'],
  ['still absent', { evidence: 'absent', old: [], now: [] }, 'ignored', 'absent'],
  ['still absent, much written', { evidence: 'absent', old: [], now: [], spare: many }, 'unclear', 'absent-elsewhere'],
  ['found, in a sentence', { evidence: 'found-now', own: { added: many, removed: [] } }, 'acted-on', 'found'],
  ['found, just dropped in', { evidence: 'found-now', own: { added: ['x'], removed: [] } }, 'tried', 'found-small'],
])('%s', (_, changed, outcome, why) => {
  expect(weighChange({ ...PASSAGE, ...changed })).toEqual({ outcome, why });
});

test('texts with nothing in common are compared in bounded time, and nothing is claimed', () => {
  const before = Array.from({ length: 3000 }, (_, at) => `old${at} `).join('');
  const after = Array.from({ length: 3000 }, (_, at) => `new${at} `).join('');
  const points = pointsOf({ name: '', before, after, steps: [{ text: 'x', quote: 'old5 old6', judged: 'ignored' }] });
  expect(compareAttempts(points, before, after)).toMatchObject([{ outcome: 'unclear', why: 'replaced' }]);
});
