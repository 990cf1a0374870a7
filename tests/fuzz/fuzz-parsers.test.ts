import { fuzzFiles } from './fuzz-files.ts';
import { fuzzParsers } from './fuzz-parsers.ts';
import { fuzzUploads } from './fuzz-uploads.ts';
import { PARSERS } from './parsers.ts';

it('spoiled words of LMSs, browsers and models throw nothing that is not told in words', async () => {
  const { texts, faults } = await fuzzParsers({ rounds: 250, seed: 7 });
  expect(faults).toEqual([]);
  expect(texts).toBe(PARSERS.length * 250);
});

it('spoiled files of every format come to words or to a reason, in a child that the others outlive', async () => {
  const { outcomes, faults } = await fuzzFiles({ rounds: 6, seed: 7 });
  expect(faults).toEqual([]);
  expect(outcomes['text']).toBeGreaterThanOrEqual(8);
});

it('spoiled forms with a file are answered, and no copy of a file stays behind', async () => {
  const { statuses, faults } = await fuzzUploads({ rounds: 200, seed: 7 });
  expect(faults).toEqual([]);
  expect(statuses['200']).toBeGreaterThan(10);
});
