import { readConfig } from '../../server/config.ts';
import { runChecks } from '../../server/grading/checks/run-checks.ts';
import { createReaders } from '../../server/llm/create-readers.ts';
import { createOfflineReader } from '../../server/llm/offline/offline-reader.ts';
import { loadCases } from '../bench/validator/load-cases.ts';
import { measure } from '../bench/validator/measure.ts';
import { naiveFindings } from '../bench/validator/naive-checker.ts';
import { measureProcessor } from '../bench/validator/processor-time.ts';
import { reportJson } from '../bench/validator/report-json.ts';
import { reportText } from '../bench/validator/report-text.ts';
import { sampleOf, variantsOf } from '../bench/validator/variants-of.ts';
import { withModel } from '../bench/validator/with-model.ts';
import { startModelServer } from '../support/model-server.ts';

/** A fifth of `npm run bench:validator -- --dev dev3`: the second draft of each task. */
async function smallBench() {
  const cases = (await loadCases('dev3')).filter((_one, index) => index % 5 === 1);
  return { cases, variants: variantsOf(cases, 7) };
}

test('what code can know for certain is caught every time', async () => {
  const { variants } = await smallBench();
  const certain = ['invented-quote', 'foreign-quote', 'level-unknown', 'criterion-dropped', 'unsafe-markup'] as const;
  const likely = ['duplicate-point', 'wrong-language'] as const;
  const asked = new Set<string>([...certain, ...likely]);
  const mutants = variants.mutants.filter(({ kind }) => asked.has(kind));
  const { kinds } = await measure(runChecks, { ...variants, mutants, untouched: [] }, 7);
  for (const kind of certain)
    expect({ kind, n: kinds[kind].n, missed: kinds[kind].n - kinds[kind].caught }).toEqual({
      kind,
      n: expect.any(Number) as number,
      missed: 0,
    });
  for (const kind of likely) expect(kinds[kind].share).toBeGreaterThanOrEqual(0.9);
});

test('the report holds every kind, shares from 0 to 1, and a second table with a model', async () => {
  const { cases, variants } = await smallBench();
  const few = sampleOf(variants, 2, 7);
  const [code, naive] = [await measure(runChecks, few, 7), await measure(naiveFindings, few, 7)];
  const reader = createOfflineReader();
  const measured = await measure(withModel(reader, new AbortController().signal), few, 7);
  const model = { name: reader.name, measured };
  const processor = await measureProcessor(cases.slice(0, 1));
  const counts = { set: 'held' as const, cases: cases.length, seed: 7, verbose: false, human: [] };
  const report = { ...counts, processor, code, naive, model };
  const json = reportJson(report) as { untouched: number; falseAlarms: number; kinds: Record<string, { n: number }> };
  expect(json.untouched).toBe(cases.length);
  expect(json.falseAlarms).toBeLessThanOrEqual(1);
  expect(Object.values(json.kinds).map(({ n }) => n)).toEqual(Object.values(code.kinds).map(() => 2));
  expect(reportText(report)).toMatch(/half set aside[^]*without the model[^]*Code and the validator model/);
  expect(reportText({ ...report, set: 'dev' })).not.toMatch(/half set aside/);
});

test('with a key the validator of the settings is asked over HTTP, and a refused key ends the run', async () => {
  const server = await startModelServer();
  const settings = { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: server.url, GENERATOR_MODEL: 'g', VALIDATOR_MODEL: 'v' };
  const reader = createReaders(readConfig(settings).reader, 4)?.validator;
  if (!reader) throw new Error('the settings name a model');
  const few = sampleOf((await smallBench()).variants, 1, 7);
  try {
    server.answerWith(() => ({ value: { findings: [] } }));
    const { kinds } = await measure(withModel(reader, new AbortController().signal), few, 7);
    expect(Object.values(kinds).map(({ n }) => n)).toEqual(Object.values(kinds).map(() => 1));
    const asked = new Set(server.journal.map(({ model, task, format }) => `${model} ${String(task)} ${format}`));
    expect([...asked]).toEqual(['v validation json_schema']);
    server.answerWith(() => ({ fault: { kind: 'status', status: 401 } }));
    const refused = measure(withModel(reader, new AbortController().signal), few, 7);
    await expect(refused).rejects.toMatchObject({ code: 'model-rejected' });
  } finally {
    await server.stop();
  }
});
