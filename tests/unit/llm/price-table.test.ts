import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPriceTable, priceOf } from '../../../server/llm/price-table.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'second-reader-prices-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function load(text: string) {
  const file = join(dir, 'prices.yaml');
  await writeFile(file, text);
  return loadPriceTable(file);
}

const TABLE = `
currency: EUR
models:
  small: { input: 0.40, cached: 0.10, output: 1.60 }
  plain: { input: 1, output: 2 }
`;

test.each([
  ['small', { inputTokens: 1_000_000, cachedTokens: 0, outputTokens: 0 }, 400_000],
  ['small', { inputTokens: 1_000_000, cachedTokens: 600_000, outputTokens: 0 }, 220_000],
  ['small', { inputTokens: 0, cachedTokens: 0, outputTokens: 1_000 }, 1_600],
  ['small', { inputTokens: 1, cachedTokens: 0, outputTokens: 0 }, 1],
  ['small', { inputTokens: 0, cachedTokens: 0, outputTokens: 0 }, 0],
  ['small', { inputTokens: 10, cachedTokens: 99, outputTokens: 0 }, 1],
  ['plain', { inputTokens: 1_000, cachedTokens: 1_000, outputTokens: 0 }, 1_000],
  ['another', { inputTokens: 1, cachedTokens: 0, outputTokens: 1 }, null],
])('%s %j costs %p micro-units', async (model, usage, price) => {
  expect(priceOf(await load(TABLE), model, usage)).toBe(price);
});

test('without a table no price is known', () => {
  expect(priceOf(null, 'small', { inputTokens: 1, cachedTokens: 0, outputTokens: 1 })).toBeNull();
});

test('JSON is read as well', async () => {
  expect((await load('{"currency":"USD","models":{"m":{"input":1,"output":2}}}')).currency).toBe('USD');
});

test.each([
  ['no YAML', 'a: [', /./],
  ['no currency', 'models: {}', /currency/],
  ['a currency in words', 'currency: euros\nmodels: {}', /ISO 4217/],
  ['a negative price', 'currency: EUR\nmodels: { m: { input: -1, output: 1 } }', /input/],
  ['a misspelt field', 'currency: EUR\nmodels: { m: { input: 1, output: 1, cahced: 1 } }', /cahced/],
])('%s: refused with what is wrong', async (_what, text, reason) => {
  const refused = load(text);
  await expect(refused).rejects.toMatchObject({ code: 'prices-unreadable' });
  await expect(refused).rejects.toMatchObject({ details: { reason: expect.stringMatching(reason) as string } });
});

test('a file that is not there is named', () => {
  expect(() => loadPriceTable(join(dir, 'nowhere.yaml'))).toThrow('prices-unreadable');
});
