import { resolve } from 'node:path';
import { findMisspelt } from './settings/find-misspelt.ts';
import { parseSettings } from './settings/parse-settings.ts';
import { presentSettings, type PresentSetting } from './settings/present-settings.ts';
import type { Settings } from './settings/schema.ts';

/** Everything the environment decides, parsed once. This is the only file that reads `process.env`. */
export type Config = {
  production: boolean;
  port: number;
  /** Where browsers and LMSs reach the tool, without a trailing slash. */
  publicUrl: string;
  dataDir: string;
  mongodbUri: string | null;
  appSecret: string | null;
  /** APP_SECRET_PREVIOUS, separated by commas: secrets that still open what they sealed. */
  previousSecrets: string[];
  reader: ReaderConfig;
  /** Milliseconds between a teacher's approval and the release; undo is possible until then. */
  undoMs: number;
  /** BATCH_APPROVAL: whether teachers may approve works of a class that they did not read, after a random sample. */
  batchApproval: boolean;
  /** SHOW_APPROVER: whether students read the name of the teacher who approved their feedback, or "your teacher". */
  showApprover: 'name' | 'role';
  /** Whether the web process works on jobs too. */
  worker: boolean;
  /** How many drafts one process reads at once. */
  draftConcurrency: number;
  /**
   * MODEL_CONCURRENCY: calls to the model that all processes on this database together make at once, on whichever host.
   * Null: each process makes as many as it reads drafts.
   */
  modelConcurrency: number | null;
  money: MoneyConfig;
  /** RATE_LIMITS: multiplies what `http/rate-rules.ts` allows; 0: no limits. */
  rateLimits: number;
  /** PROXIES: how many proxies in front of the tool name the browser's address. */
  proxies: number;
  /** KEEP_PROMPTS_DAYS: how long the words of requests and answers are kept, sealed; 0 keeps none. */
  keepPromptsMs: number;
  /** Null: for ever. */
  keepCoursesDays: number | null;
  /** Registration and service calls may reach loopback and private addresses, over plain http: demo and tests. */
  allowPrivateAddresses: boolean;
  logLevel: string;
  /** Where each process tells Prometheus its figures. `port` null: nowhere. `token` null: whoever reaches the address. */
  metrics: { port: number | null; address: string; token: string | null };
};

export type ReaderConfig =
  | { kind: 'none' }
  | { kind: 'offline' }
  | {
      kind: 'openai';
      /** OPENAI_API_KEY; a server that knows no keys takes any word. */
      apiKey: string;
      /** OPENAI_BASE_URL, up to and without `/chat/completions`. `{model}` in it becomes the model's name (Azure). */
      baseUrl: string;
      /** OPENAI_API_VERSION: Azure's `api-version`; sends the key as `api-key` too. Null for every other server. */
      apiVersion: string | null;
      generatorModel: string;
      validatorModel: string;
      /** MODEL_TIMEOUT_SECONDS, for one whole answer. */
      timeoutMs: number;
      /** MODEL_MAX_OUTPUT_TOKENS: bounds each answer, and with it what one call can cost. */
      maxOutputTokens: number;
      /** MODEL_TOKENS_PER_MINUTE: of all processes on this database together. Null: no limit of ours. */
      tokensPerMinute: number | null;
      /** MODEL_BATCH: the server takes OpenAI's Batch API, for drafts that may wait. */
      batch?: boolean;
    };

export type MoneyConfig = {
  /** PRICES_FILE: YAML or JSON, see `price-table.ts`. Null: no price is known. */
  pricesFile: string | null;
  /** BUDGET_PER_COURSE_MONTH in the price table's currency, for courses without a budget of their own. Null: none. */
  budgetPerCourseMonth: number | null;
};

/** Throws an Error whose message names every wrong variable and what it should hold. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const settings = parseSettings(env);
  return {
    production: settings.NODE_ENV === 'production',
    port: settings.PORT,
    publicUrl: (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, ''),
    dataDir: resolve(settings.DATA_DIR),
    mongodbUri: settings.MONGODB_URI ?? null,
    appSecret: settings.APP_SECRET ?? null,
    previousSecrets: (settings.APP_SECRET_PREVIOUS ?? '').split(',').filter(Boolean),
    reader: readerOf(settings),
    undoMs: settings.UNDO_SECONDS * 1000,
    batchApproval: settings.BATCH_APPROVAL,
    showApprover: settings.SHOW_APPROVER,
    worker: settings.WORKER,
    draftConcurrency: settings.DRAFT_CONCURRENCY,
    modelConcurrency: settings.MODEL_CONCURRENCY ?? null,
    keepPromptsMs: settings.KEEP_PROMPTS_DAYS * 86_400_000,
    keepCoursesDays: settings.KEEP_COURSES_DAYS ?? null,
    money: {
      pricesFile: settings.PRICES_FILE ?? null,
      budgetPerCourseMonth: settings.BUDGET_PER_COURSE_MONTH ?? null,
    },
    rateLimits: settings.RATE_LIMITS,
    proxies: settings.PROXIES,
    allowPrivateAddresses: settings.ALLOW_PRIVATE_ADDRESSES,
    logLevel: settings.LOG_LEVEL,
    metrics: metricsOf(settings),
  };
}

/** Every setting as the environment leaves it, secrets hidden. */
export function settingsNow(): PresentSetting[] {
  return presentSettings(process.env);
}

/** Variables of the environment that are nearly a setting: see `find-misspelt.ts`. */
export function misspeltSettings(): { name: string; meant: string }[] {
  return findMisspelt(process.env);
}

/** The environment for a process we start: ours with these changes; `null` takes a variable away. */
export function childEnvironment(changes: Record<string, string | null>): NodeJS.ProcessEnv {
  const merged = Object.entries({ ...process.env, ...changes });
  return Object.fromEntries(merged.filter(([, value]) => value !== null)) as NodeJS.ProcessEnv;
}

function metricsOf(settings: Settings): Config['metrics'] {
  const { METRICS_PORT: port, METRICS_ADDRESS: address, METRICS_TOKEN: token } = settings;
  return { port: port ?? null, address, token: token ?? null };
}

function readerOf(env: Settings): ReaderConfig {
  if (env.READER === 'offline') return { kind: 'offline' };
  if (env.OPENAI_API_KEY === undefined || env.GENERATOR_MODEL === undefined) return { kind: 'none' };
  return {
    kind: 'openai',
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.OPENAI_BASE_URL,
    generatorModel: env.GENERATOR_MODEL,
    validatorModel: env.VALIDATOR_MODEL ?? env.GENERATOR_MODEL,
    apiVersion: env.OPENAI_API_VERSION ?? null,
    timeoutMs: env.MODEL_TIMEOUT_SECONDS * 1000,
    maxOutputTokens: env.MODEL_MAX_OUTPUT_TOKENS,
    tokensPerMinute: env.MODEL_TOKENS_PER_MINUTE ?? null,
    batch: env.MODEL_BATCH,
  };
}
