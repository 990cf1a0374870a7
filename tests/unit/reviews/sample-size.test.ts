import { confidenceOfLook, missesAll, riskChoices, sampleSize } from '../../../server/reviews/batch/sample-size.ts';

/** All draws of n out of a lot whose first `bad` would change, one by one: no formula. */
function countedMisses(lot: number, bad: number, n: number): number {
  let [all, clean] = [0, 0];
  for (let draw = 0; draw < 2 ** lot; draw++) {
    if (draw.toString(2).replaceAll('0', '').length !== n) continue;
    all += 1;
    if ((draw & (2 ** bad - 1)) === 0) clean += 1;
  }
  return clean / all;
}

test('the chance of missing all is that of drawing every possible sample', () => {
  for (const lot of [1, 4, 7, 10])
    for (let bad = 0; bad <= lot; bad++)
      for (let n = 0; n <= lot; n++) expect(missesAll(lot, bad, n)).toBeCloseTo(countedMisses(lot, bad, n), 12);
});

test('the size is the smallest that keeps the promise, by trying every smaller one', () => {
  for (const lot of [1, 5, 9, 12])
    for (const most of [0, 1, 2, 4])
      for (const confidence of [0.8, 0.9, 0.95, 0.99]) {
        const risks = Array.from({ length: lot + 1 }, (_, n) => (most + 1 > lot ? 0 : countedMisses(lot, most + 1, n)));
        const first = risks.findIndex((risk) => risk <= 1 - confidence + 1e-12);
        expect({ lot, most, confidence, n: sampleSize(lot, most, confidence) }).toMatchObject({ n: first });
      }
});

test.each([
  ['the sentence of the issue', 40, 1, 0.95, 31],
  ['nothing may change: nearly all', 40, 0, 0.95, 38],
  ['a big class', 200, 4, 0.95, 90],
  ['a lot that cannot hold so many', 3, 4, 0.95, 0],
  ['an empty lot', 0, 1, 0.95, 0],
  ['exactly on the limit: 1 - 1/20', 20, 0, 0.95, 19],
])('%s', (_name, lot, most, confidence, n) => {
  expect(sampleSize(lot, most, confidence)).toBe(n);
});

test('a further look is sized for half the risk', () => {
  expect(confidenceOfLook(0.95, 1)).toBeCloseTo(0.95);
  expect(confidenceOfLook(0.95, 2)).toBeCloseTo(0.975);
  expect(confidenceOfLook(0.9, 3)).toBeCloseTo(0.975);
});

test('only what saves more than half of the reading is offered as a batch', () => {
  const choices = riskChoices(40, 1);
  expect(choices[0]).toEqual({ confidence: 0.95, most: 1, sample: 31, worthIt: false });
  for (const { sample, worthIt } of choices) expect(worthIt).toBe(sample <= 20);
  expect(choices.some(({ worthIt }) => worthIt)).toBe(true);
});
