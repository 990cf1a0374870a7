import OpenAI from 'openai';
import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { ModelRequest } from './language-model.ts';

/**
 * How one model of one server can be asked. OpenAI, Azure OpenAI, vLLM, Ollama, llama.cpp and LiteLLM share Chat
 * Completions and differ in what they refuse; what was refused once is not tried again by this process.
 */
export type Dialect = {
  /** Strict schema enforced by the server, any JSON object, or words alone. */
  format: 'json_schema' | 'json_object' | 'plain';
  /** The field that bounds the answer: OpenAI's reasoning models know only the first, older servers the second. */
  limit: 'max_completion_tokens' | 'max_tokens' | 'none';
};

export function firstDialect(): Dialect {
  return { format: 'json_schema', limit: 'max_completion_tokens' };
}

/** The request's body in a dialect; without an enforced schema the schema stands in words at the end. */
export function bodyFor(
  dialect: Dialect,
  request: Pick<ModelRequest<unknown>, 'schema' | 'task'>,
  asked: { model: string; messages: ChatCompletionMessageParam[]; maxOutputTokens: number },
): ChatCompletionCreateParamsNonStreaming {
  const { model, messages, maxOutputTokens } = asked;
  const strict = strictFormat(request);
  const limit = dialect.limit === 'none' ? {} : { [dialect.limit]: maxOutputTokens };
  if (dialect.format === 'json_schema') return { model, messages, response_format: strict, ...limit };
  const inWords = [...messages, schemaInWords(strict.json_schema.schema)];
  if (dialect.format === 'plain') return { model, messages: inWords, ...limit };
  return { model, messages: inWords, response_format: { type: 'json_object' }, ...limit };
}

/** Of the handful of schemas that there are: each is turned into a JSON schema once. */
function strictFormat({ schema, task }: Pick<ModelRequest<unknown>, 'schema' | 'task'>): StrictFormat {
  const known = formats.get(schema)?.get(task);
  if (known) return known;
  const made = zodResponseFormat(schema, task);
  formats.set(schema, new Map(formats.get(schema)).set(task, made));
  return made;
}

type StrictFormat = ReturnType<typeof zodResponseFormat>;

const formats = new WeakMap<ModelRequest<unknown>['schema'], Map<string, StrictFormat>>();

/** The next dialect to try after a refusal that speaks of this one; null when the refusal is about something else. */
export function simplerDialect(dialect: Dialect, error: unknown): Dialect | null {
  if (!(error instanceof OpenAI.APIError) || !REFUSALS.has(Number(error.status))) return null;
  if (dialect.limit !== 'none' && /max_(completion_)?tokens/i.test(error.message))
    return { ...dialect, limit: dialect.limit === 'max_completion_tokens' ? 'max_tokens' : 'none' };
  if (dialect.format === 'plain' || !/json|response_format|schema|grammar|structured/i.test(error.message)) return null;
  return { ...dialect, format: dialect.format === 'json_schema' ? 'json_object' : 'plain' };
}

/** Bad request and unprocessable content; proxies use either. RFC 9110 §15.5.1, §15.5.21. */
const REFUSALS = new Set([400, 422]);

function schemaInWords(schema: unknown): ChatCompletionMessageParam {
  return {
    role: 'user',
    content: `Answer with one JSON object of this JSON schema, and nothing else:\n${JSON.stringify(schema)}`,
  };
}
