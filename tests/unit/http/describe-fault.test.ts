import mongoose from 'mongoose';
import { z } from 'zod';
import { describeFault } from '../../../server/http/describe-fault.ts';

const WORDS = 'words of a student';

test.each([
  [
    'a duplicate key',
    new mongoose.mongo.MongoServerError({ message: `dup key: "${WORDS}"`, keyValue: { text: WORDS } }),
  ],
  ['a cast', new mongoose.Error.CastError('date', WORDS, 'dueAt')],
  ['JSON that is none', thrownBy(() => void JSON.parse(WORDS))],
  ['a schema', thrownBy(() => z.literal('x', WORDS).parse(WORDS))],
  ['one of these as a cause', new Error('could not save', { cause: thrownBy(() => void JSON.parse(WORDS)) })],
])('%s is logged by kind and place, without the data it repeats', (_kind, error) => {
  const logged = JSON.stringify(describeFault(error));
  expect(logged).toContain(error.name);
  expect(logged).not.toContain('student');
});

test('a fault of our own keeps its message and its cause', () => {
  const fault = describeFault(new TypeError('x is not a function', { cause: new RangeError('too far') }));
  expect(fault).toMatchObject({ name: 'TypeError', message: 'x is not a function', cause: { message: 'too far' } });
  expect(fault.at.length).toBeGreaterThan(0);
  expect(describeFault('a string')).toMatchObject({ name: 'string', message: null });
});

function thrownBy(step: () => void): Error {
  try {
    step();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
