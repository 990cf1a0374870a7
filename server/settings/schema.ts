import { z } from 'zod';

/**
 * What the schema says of a setting beside its type. `takes`: what a value looks like, where the type says too little;
 * `otherwise`: what holds when it is not set and there is no plain default; `secret`: its value is never printed.
 */
type Told = { description: string; takes?: string; example?: string; otherwise?: string; secret?: boolean };

const text = z.string().min(1);
const yesNo = (value: boolean, told: Told) => z.stringbool().default(value).meta(told);
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** Every setting there is: what it takes, what it means, what holds without it. Empty counts as not set. */
export const settingsSchema = z.object({
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description: 'where browsers and LMSs reach the tool; https, except on localhost',
      example: 'https://reader.example.edu',
      otherwise: 'http://localhost:PORT',
    }),
  PORT: whole(1, 65_535).default(3000).meta({ description: 'port to listen on' }),
  NODE_ENV: text
    .default('development')
    .meta({ description: '`production` asks for `APP_SECRET` and hides the design page', example: 'production' }),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//)
    .optional()
    .meta({
      description: 'your MongoDB: a replica set in real use',
      takes: 'an address',
      example: 'mongodb://db1,db2,db3/second-reader?replicaSet=rs0',
      otherwise: 'the embedded engine, for trials',
    }),
  DATA_DIR: text.default('.data').meta({ description: 'data of the embedded engine, and the secret' }),
  APP_SECRET: z.string().min(32).optional().meta({
    description: 'the same for every process; required with `MONGODB_URI` and in production',
    secret: true,
    otherwise: 'made once, in `DATA_DIR`',
  }),
  APP_SECRET_PREVIOUS: z
    .string()
    .regex(/^[^,]{32,}(,[^,]{32,})*$/)
    .optional()
    .meta({
      description: 'secrets of before, so that what they sealed still opens (see SECURITY.md)',
      takes: '32 characters or more each, a comma between two',
      secret: true,
    }),
  READER: z
    .enum(['offline'])
    .optional()
    .meta({ description: '`offline` matches words and understands nothing: for trying out only' }),
  OPENAI_API_KEY: text.optional().meta({
    description: 'key of the model’s server; any word where it asks for none',
    secret: true,
    otherwise: 'no readers',
  }),
  OPENAI_BASE_URL: z.url().default('https://api.openai.com/v1').meta({
    description: 'any server of that format; Azure: write `{model}` where the deployment stands',
    example: 'http://localhost:8000/v1',
  }),
  OPENAI_API_VERSION: text.optional().meta({ description: 'Azure OpenAI’s `api-version`', example: '2024-10-21' }),
  GENERATOR_MODEL: text.optional().meta({ description: 'the model that drafts; required with `OPENAI_API_KEY`' }),
  VALIDATOR_MODEL: text.optional().meta({
    description: 'the model that tries to knock the draft down: better another one',
    otherwise: 'GENERATOR_MODEL',
  }),
  MODEL_TIMEOUT_SECONDS: z.coerce
    .number()
    .min(0.05)
    .max(3_600)
    .default(120)
    .meta({ description: 'for one whole answer' }),
  MODEL_MAX_OUTPUT_TOKENS: whole(256, 1_000_000)
    .default(8_000)
    .meta({ description: 'bounds one answer, and what it can cost' }),
  MODEL_CONCURRENCY: whole(1, 1_000).optional().meta({
    description: 'calls at once, of all processes on every host together',
    otherwise: '`DRAFT_CONCURRENCY` in each',
  }),
  MODEL_TOKENS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1_000)
    .optional()
    .meta({ description: 'what the provider allows: of all processes together', otherwise: 'no limit' }),
  MODEL_BATCH: yesNo(false, {
    description: 'the provider takes OpenAI’s Batch API; assignments may then let drafts wait for it',
  }),
  PRICES_FILE: text
    .optional()
    .meta({ description: 'what each model costs (see “Connect a model”)', example: '/etc/second-reader/prices.yaml' }),
  BUDGET_PER_COURSE_MONTH: z.coerce
    .number()
    .min(0)
    .max(1_000_000)
    .optional()
    .meta({ description: 'most a course may spend, in the currency of `PRICES_FILE`', otherwise: 'no limit' }),
  KEEP_PROMPTS_DAYS: whole(0, 3_650)
    .default(30)
    .meta({ description: 'how long the words of what left for a model or the LMS are kept, encrypted; 0 keeps none' }),
  KEEP_COURSES_DAYS: whole(30, 36_500).optional().meta({
    description: 'students’ works are deleted so long after the last thing that happened in their course',
    otherwise: 'for ever; an admin may set it for one course',
  }),
  UNDO_SECONDS: z.coerce.number().min(0).max(86_400).default(60).meta({ description: 'between approval and release' }),
  BATCH_APPROVAL: yesNo(false, {
    description: 'teachers may approve works they did not read, after a random sample sized by the risk they choose',
  }),
  SHOW_APPROVER: z
    .enum(['name', 'role'])
    .default('name')
    .meta({ description: 'students read the name of who approved, or “your teacher”, also in the LMS' }),
  WORKER: yesNo(true, {
    description: 'whether the web process works on jobs too; `npm run worker` starts more, on any host',
  }),
  DRAFT_CONCURRENCY: whole(1, 64).default(4).meta({ description: 'drafts that one process reads at once' }),
  RATE_LIMITS: z.coerce.number().min(0).max(1_000).default(1).meta({
    description: 'how generous the limits for each person and address are: `2` doubles them, `0` means none',
  }),
  PROXIES: whole(0, 10).default(0).meta({
    description:
      'proxies in front that name the browser’s address (`X-Forwarded-For`); without them nobody is believed',
  }),
  ALLOW_PRIVATE_ADDRESSES: yesNo(false, {
    description: 'calls to an LMS may reach private addresses, over plain http: for trials and tests',
  }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .meta({ description: 'JSON, on stderr' }),
  METRICS_PORT: whole(1, 65_535)
    .optional()
    .meta({ description: 'each process serves `/metrics` for Prometheus there', otherwise: 'no metrics' }),
  METRICS_ADDRESS: text.default('127.0.0.1').meta({
    description: 'address that `METRICS_PORT` listens on; another one needs `METRICS_TOKEN`',
    example: '0.0.0.0',
  }),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .meta({ description: 'the bearer token that a scraper sends', secret: true }),
});

export type Settings = z.infer<typeof settingsSchema>;
