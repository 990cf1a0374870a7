import { z } from 'zod';
import { parseForm, readForm } from '../../../server/http/parse.ts';

const schema = z.object({ name: z.string().min(1, 'shop:nameMissing'), age: z.coerce.number('shop:ageWrong') });

test.each<[unknown, object]>([
  [
    { name: 'Ada', age: '36' },
    { kind: 'accepted', value: { name: 'Ada', age: 36 } },
  ],
  [
    { name: '', age: 'old', tags: ['x'] },
    { kind: 'refused', errors: { name: 'shop:nameMissing', age: 'shop:ageWrong' }, typed: { name: '', age: 'old' } },
  ],
  [
    { name: ['a', 'b'], age: '1' },
    { kind: 'refused', errors: { name: expect.any(String) as string }, typed: { age: '1' } },
  ],
])('readForm %j', (body, result) => {
  expect(readForm(schema, body)).toEqual(result);
});

test('a request without a body is a form with nothing in it', () => {
  expect(readForm(schema, undefined)).toMatchObject({ kind: 'refused', typed: {} });
});

test('parseForm names the fields at fault, never what was in them', () => {
  expect(refusalOf(() => parseForm(schema, { name: '', age: 'secret' }))).toMatchObject({
    code: 'form-invalid',
    status: 400,
    details: { fields: 'name, age' },
  });
  expect(parseForm(schema, { name: 'Ada', age: '36' })).toEqual({ name: 'Ada', age: 36 });
});

function refusalOf(attempt: () => unknown): unknown {
  try {
    attempt();
    return 'nothing was refused';
  } catch (error) {
    return error;
  }
}
