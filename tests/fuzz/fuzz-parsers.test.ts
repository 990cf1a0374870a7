import { fuzzParsers } from './fuzz-parsers.ts';
import { PARSERS } from './parsers.ts';

it('spoiled words of LMSs, browsers and models throw nothing that is not told in words', async () => {
  const { texts, faults } = await fuzzParsers({ rounds: 400, seed: 7 });
  expect(faults).toEqual([]);
  expect(texts).toBe(PARSERS.length * 400);
});
