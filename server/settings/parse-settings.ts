import { settingsSchema, type Settings } from './schema.ts';
import { listSettings } from './setting-table.ts';

/** Throws an Error with one line for every wrong or missing setting, each with what to write instead. */
export function parseSettings(env: NodeJS.ProcessEnv): Settings {
  // Compose files and `.env` files pass on what nobody filled in as an empty text.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])));
  const faults = [...[...wrong].map((name) => faultOf(name, given[name])), ...missing(given)];
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new Error(['Settings that cannot be used. Change them and start again:', ...faults].join('\n  '));
}

function faultOf(name: string, value: string | undefined): string {
  const { takes, secret, example } = settings.get(name) ?? { takes: 'text', secret: true, example: null };
  const found = secret ? 'has a value of another kind' : `is “${value}”`;
  const such = example === null ? '' : `, such as ${example}`;
  return `${name} ${found}: it takes ${takes}${such}`;
}

const settings = new Map(listSettings().map((setting) => [setting.name, setting]));

type Given = Record<string, string | undefined>;

function missing(given: Given): string[] {
  const lacking = REQUIRED.filter(({ name, when }) => given[name] === undefined && when(given));
  const names = [...new Set(lacking.map(({ name }) => name))];
  return names.map((name) => `${name} is missing: ${lacking.find((one) => one.name === name)?.because}`);
}

const REQUIRED: readonly { name: string; when: (given: Given) => boolean; because: string }[] = [
  {
    name: 'APP_SECRET',
    when: (given) => given['MONGODB_URI'] !== undefined,
    because:
      'it is required with MONGODB_URI, the same for every process on that database. `openssl rand -base64 32` makes one',
  },
  {
    name: 'APP_SECRET',
    when: (given) => given['NODE_ENV'] === 'production',
    because: 'it is required in production, the same for every process. `openssl rand -base64 32` makes one',
  },
  {
    name: 'METRICS_TOKEN',
    when: ({ METRICS_PORT: port, METRICS_ADDRESS: address }) =>
      port !== undefined && address !== undefined && !/^(127\.|::1$|localhost$)/.test(address),
    because: 'it is required where METRICS_ADDRESS is not this machine alone. `openssl rand -hex 16` makes one',
  },
  {
    name: 'GENERATOR_MODEL',
    when: (given) => given['OPENAI_API_KEY'] !== undefined,
    because: 'it is required with OPENAI_API_KEY: the name of the model that drafts feedback',
  },
  {
    name: 'PRICES_FILE',
    when: (given) => given['BUDGET_PER_COURSE_MONTH'] !== undefined,
    because: 'it is required with BUDGET_PER_COURSE_MONTH: without prices nobody knows when a budget is reached',
  },
];
