import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { createLastHour, type LastHour } from './last-hour.ts';

/**
 * What this process counts, for Prometheus. Every label takes one of a known few values (a route's template, never its
 * path; a platform's key, never its name), so that nobody outside can make the number of series grow.
 */
export type Metrics = {
  request: (labels: { route: string; method: string; status: number }, seconds: number) => void;
  job: (labels: { kind: string; outcome: string }, seconds: number) => void;
  modelCall: (labels: { model: string; task: string; outcome: string }, spent: ModelSpending) => void;
  lmsCall: (labels: { platform: string; service: string; outcome: string }, seconds: number) => void;
  /** Figures that are read when somebody asks: `read` is called at every scrape; what it does not name keeps no value. */
  gauge: (named: { name: string; help: string; labels: readonly string[] }, read: () => Promise<Reading[]>) => void;
  /** What the web of this process answered in the last hour, for the health page. */
  lastHour: () => LastHour;
  /** The text a scraper gets. */
  text: () => Promise<string>;
  contentType: string;
};

export type ModelSpending = {
  seconds: number;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  /** Micro-units; null where nobody knows the price. */
  price: number | null;
  currency: string | null;
};

export type Reading = { labels: Record<string, string>; value: number };

/** One per process; a test makes its own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  // Node's own: processor, memory (RSS), event-loop delay, garbage collection, open handles.
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const seconds = (name: string, help: string, labelNames: string[], buckets: number[]) =>
    new Histogram({ name: `reader_${name}_seconds`, help, labelNames, buckets, registers });
  const requests = seconds('request', 'Web requests', ['route', 'method', 'status'], WEB_SECONDS);
  const jobs = seconds('job', 'Attempts at jobs', ['kind', 'outcome'], JOB_SECONDS);
  const lmsCalls = seconds('lms_call', 'Calls to LMS services', ['platform', 'service', 'outcome'], CALL_SECONDS);
  const spending = createSpending(registers);
  const lastHour = createLastHour();
  return {
    request: ({ status, ...labels }, took) => {
      requests.observe({ ...labels, status: String(status) }, took);
      lastHour.note(status >= 500);
    },
    job: (labels, took) => jobs.observe(labels, took),
    modelCall: spending,
    lmsCall: (labels, took) => lmsCalls.observe(labels, took),
    lastHour: lastHour.read,
    gauge: (named, read) => void addGauge(registry, named, read),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

// Upper ends of what counts as quick, usual and slow; few, because each is a series per route.
const WEB_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const CALL_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.5, 2, 5, 15, 30, 60, 120, 300, 600];
const MODEL_SECONDS = [0.5, 1, 2, 5, 10, 20, 40, 60, 120];

function createSpending(registers: Registry[]): Metrics['modelCall'] {
  const called = ['model', 'task', 'outcome'];
  const help = 'Calls to models';
  const calls = new Histogram({
    name: 'reader_model_call_seconds',
    ...{ help, labelNames: called, buckets: MODEL_SECONDS, registers },
  });
  const tokens = new Counter({
    name: 'reader_model_tokens_total',
    ...{ help: 'Tokens of model calls', labelNames: ['model', 'kind'], registers },
  });
  const cost = new Counter({
    name: 'reader_model_cost_total',
    ...{ help: 'What model calls cost, in units of the currency', labelNames: ['model', 'currency'], registers },
  });
  return ({ model, ...labels }, spent) => {
    calls.observe({ model, ...labels }, spent.seconds);
    tokens.inc({ model, kind: 'input' }, spent.inputTokens - spent.cachedTokens);
    tokens.inc({ model, kind: 'cached' }, spent.cachedTokens);
    tokens.inc({ model, kind: 'output' }, spent.outputTokens);
    if (spent.price !== null) cost.inc({ model, currency: spent.currency ?? '' }, spent.price / MICROS);
  };
}

const MICROS = 1_000_000;

function addGauge(
  registry: Registry,
  { name, help, labels }: { name: string; help: string; labels: readonly string[] },
  read: () => Promise<Reading[]>,
): Gauge {
  return new Gauge({
    name: `reader_${name}`,
    help,
    labelNames: [...labels],
    registers: [registry],
    async collect() {
      // A database that is away costs a scrape these figures, not all of them.
      const readings = await read().catch(() => []);
      this.reset();
      for (const { labels: values, value } of readings) this.set(values, value);
    },
  });
}
