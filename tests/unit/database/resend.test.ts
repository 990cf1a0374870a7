import mongoose from 'mongoose';
import { isDatabaseAway, resend } from '../../../server/database/resend.ts';

const { MongoNetworkError, MongoServerError } = mongoose.mongo;
const away = (): Error => new MongoNetworkError('connection closed');
const duplicate = (key: string): Error =>
  new MongoServerError({ message: 'E11000', code: 11000, keyPattern: { [key]: 1 } });

/** A write that fails with the given errors in turn, then succeeds. */
function failing(...errors: Error[]): { write: () => Promise<string>; sent: () => number } {
  let sent = 0;
  const write = (): Promise<string> => {
    const error = errors[sent];
    sent += 1;
    return error === undefined ? Promise.resolve('written') : Promise.reject(error);
  };
  return { write, sent: () => sent };
}

describe('resend', () => {
  test('sends again until the database is back', async () => {
    const { write, sent } = failing(away(), away());
    await expect(resend(write)).resolves.toBe('written');
    expect(sent()).toBe(3);
  });

  test('gives up with words for people', async () => {
    const { write } = failing(...Array.from({ length: 50 }, away));
    await expect(resend(write, { forMs: 100 })).rejects.toMatchObject({ code: 'database-away', status: 503 });
  });

  test('passes any other error through at once', async () => {
    const { write, sent } = failing(duplicate('name'));
    await expect(resend(write)).rejects.toMatchObject({ code: 11000 });
    expect(sent()).toBe(1);
  });
});

test.each([
  { name: 'a closed connection', error: away(), is: true },
  { name: 'a primary that stepped down', error: new MongoServerError({ message: 'x', code: 189 }), is: true },
  { name: 'a shutdown', error: new MongoServerError({ message: 'x', code: 91 }), is: true },
  { name: 'a duplicate key', error: duplicate('_id'), is: false },
  { name: 'a programming error', error: new TypeError('x'), is: false },
])('$name says the database is away: $is', ({ error, is }) => {
  expect(isDatabaseAway(error)).toBe(is);
});
