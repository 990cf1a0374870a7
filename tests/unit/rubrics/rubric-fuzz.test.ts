import { fuzzRubrics } from '../../fuzz/fuzz-rubrics.ts';

// `npm run test:fuzz -- --rubrics 20000` spoils more.
test('spoiled rubric files end no reader, and a refusal always says where', () => {
  expect(fuzzRubrics({ rounds: 40, seed: 3 })).toEqual({ texts: 40, faults: [] });
});
