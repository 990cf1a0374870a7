import { modelOf, toneOf } from '../../../server/grading/checks/tone/tone-of.ts';
import { wordsFor } from '../../../server/grading/checks/words/feedback-words.ts';
import { allSamples } from '../../bench/tone/all-samples.ts';
import { markCues } from '../../../server/grading/checks/tone/mark-cues.ts';
import { learnCues } from '../../bench/tone/learn-cues.ts';
import { learnWeights } from '../../bench/tone/learn-weights.ts';

test('the weights in use are those that the sentences in the repository give', async () => {
  const samples = await allSamples('de');
  expect(learnWeights(samples, 'claim')).toEqual(modelOf('de', 'claim'));
  const { any, strong } = learnCues(samples, 'de');
  expect({ any: any.join(' '), strong: strong.join(' ') }).toEqual(markCues['de']);
});

test('a language without a model has no tone', () => {
  const words = wordsFor('en');
  if (!words) throw new Error('English has words.');
  const context = { title: '', isKnown: () => false, words };
  expect(toneOf('praise', 'Très bien !', { ...context, language: 'fr' })).toBeNull();
  expect(toneOf('praise', 'Superb.', { ...context, language: 'en-GB' })).toBeGreaterThan(0.5);
});
