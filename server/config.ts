import { resolve } from 'node:path';
import { z } from 'zod';

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
  /** MODEL_CONCURRENCY: calls to the model that one process makes at once; its share of what the provider allows. */
  modelConcurrency: number;
  money: MoneyConfig;
  /** Registration and service calls may reach loopback and private addresses, over plain http: demo and tests. */
  allowPrivateAddresses: boolean;
  logLevel: string;
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
      /** MODEL_TOKENS_PER_MINUTE: one process' share of what the provider allows. Null: no limit of ours. */
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
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`Settings that cannot be used:\n${z.prettifyError(parsed.error)}`);
  const settings = parsed.data;
  return {
    production: settings.NODE_ENV === 'production',
    port: settings.PORT,
    publicUrl: (settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, ''),
    dataDir: resolve(settings.DATA_DIR),
    mongodbUri: settings.MONGODB_URI ?? null,
    appSecret: settings.APP_SECRET ?? null,
    previousSecrets: settings.APP_SECRET_PREVIOUS,
    reader: readerOf(settings),
    undoMs: settings.UNDO_SECONDS * 1000,
    batchApproval: settings.BATCH_APPROVAL,
    showApprover: settings.SHOW_APPROVER,
    worker: settings.WORKER,
    draftConcurrency: settings.DRAFT_CONCURRENCY,
    modelConcurrency: settings.MODEL_CONCURRENCY ?? settings.DRAFT_CONCURRENCY,
    money: {
      pricesFile: settings.PRICES_FILE ?? null,
      budgetPerCourseMonth: settings.BUDGET_PER_COURSE_MONTH ?? null,
    },
    allowPrivateAddresses: settings.ALLOW_PRIVATE_ADDRESSES,
    logLevel: settings.LOG_LEVEL,
  };
}

/** The environment for a process we start: ours with these changes; `null` takes a variable away. */
export function childEnvironment(changes: Record<string, string | null>): NodeJS.ProcessEnv {
  const merged = Object.entries({ ...process.env, ...changes });
  return Object.fromEntries(merged.filter(([, value]) => value !== null)) as NodeJS.ProcessEnv;
}

const text = z.string().min(1);
const environment = z
  .object({
    NODE_ENV: text.default('development'),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    DATA_DIR: text.default('.data'),
    MONGODB_URI: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
      .optional(),
    APP_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
    APP_SECRET_PREVIOUS: z
      .string()
      .default('')
      .transform((list) => list.split(',').filter(Boolean))
      .refine((list) => list.every((secret) => secret.length >= 32), 'each must be at least 32 characters'),
    READER: z.enum(['offline']).optional(),
    OPENAI_API_KEY: text.optional(),
    OPENAI_BASE_URL: z.url().default('https://api.openai.com/v1'),
    OPENAI_API_VERSION: text.optional(),
    GENERATOR_MODEL: text.optional(),
    VALIDATOR_MODEL: text.optional(),
    MODEL_TIMEOUT_SECONDS: z.coerce.number().min(0.05).max(3_600).default(120),
    MODEL_MAX_OUTPUT_TOKENS: z.coerce.number().int().min(256).max(1_000_000).default(8_000),
    MODEL_CONCURRENCY: z.coerce.number().int().min(1).max(256).optional(),
    MODEL_TOKENS_PER_MINUTE: z.coerce.number().int().min(1_000).optional(),
    MODEL_BATCH: z.stringbool().default(false),
    PRICES_FILE: text.optional(),
    BUDGET_PER_COURSE_MONTH: z.coerce.number().min(0).max(1_000_000).optional(),
    UNDO_SECONDS: z.coerce.number().min(0).max(86_400).default(60),
    BATCH_APPROVAL: z.stringbool().default(false),
    SHOW_APPROVER: z.enum(['name', 'role']).default('name'),
    WORKER: z.stringbool().default(true),
    DRAFT_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
    ALLOW_PRIVATE_ADDRESSES: z.stringbool().default(false),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .refine((env) => env.NODE_ENV !== 'production' || env.APP_SECRET !== undefined, {
    path: ['APP_SECRET'],
    message: 'is required in production: 32 random characters or more, the same for every process',
  })
  .refine((env) => env.MONGODB_URI === undefined || env.APP_SECRET !== undefined, {
    path: ['APP_SECRET'],
    message: 'is required with MONGODB_URI: every process on that database needs the same one',
  })
  .refine((env) => env.OPENAI_API_KEY === undefined || env.GENERATOR_MODEL !== undefined, {
    path: ['GENERATOR_MODEL'],
    message: 'is required with OPENAI_API_KEY: the name of the model that drafts feedback',
  })
  .refine((env) => env.BUDGET_PER_COURSE_MONTH === undefined || env.PRICES_FILE !== undefined, {
    path: ['PRICES_FILE'],
    message: 'is required with BUDGET_PER_COURSE_MONTH: without prices nobody knows when a budget is reached',
  });

function readerOf(env: z.infer<typeof environment>): ReaderConfig {
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
