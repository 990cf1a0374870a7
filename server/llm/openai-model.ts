import OpenAI from 'openai';
import type { ChatCompletion, ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { zodResponseFormat } from 'openai/helpers/zod';
import { AppError } from '../errors.ts';
import type { LanguageModel, ModelAnswer, ModelRequest } from './language-model.ts';
import { modelError } from './model-error.ts';
import { readAnswer } from './read-answer.ts';

/**
 * A model behind any server that speaks OpenAI's Chat Completions. The answer's shape is asked for with a strict JSON
 * schema; a server that refuses one is asked for a JSON object from then on, with the schema in words. Whatever comes
 * back is validated here, repaired by at most one further call, and otherwise an AppError (see `LanguageModel`).
 */
export function createOpenAiModel(settings: OpenAiSettings): LanguageModel {
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl,
    timeout: settings.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxRetries: 1, // the queue retries too, and attempts would multiply
    logLevel: 'off',
  });
  const server: Server = { client, model: settings.model, schemaRefused: false };
  return {
    name: settings.model,
    host: new URL(settings.baseUrl).host,
    demonstration: false,
    complete: (request) => complete(server, request),
  };
}

export type OpenAiSettings = { apiKey: string; baseUrl: string; model: string; timeoutMs?: number };

type Server = { client: OpenAI; model: string; schemaRefused: boolean };
type Usage = ModelAnswer<unknown>['usage'];

/** Long enough for a slow local model to write a page; the job's lease is renewed meanwhile. */
const DEFAULT_TIMEOUT_MS = 120_000;

async function complete<T>(server: Server, request: ModelRequest<T>): Promise<ModelAnswer<T>> {
  const started = performance.now();
  const messages = firstMessages(request);
  const first = await send(server, request, messages);
  const read = readAnswer(textOf(first), request.schema);
  if (read.kind === 'read') return answer(read.value, [first], started);
  const second = await send(server, request, [...messages, ...repairMessages(first, read.reason)]);
  const repaired = readAnswer(textOf(second), request.schema);
  if (repaired.kind === 'read') return answer(repaired.value, [first, second], started);
  throw new AppError('model-unreadable', { status: 502 });
}

function firstMessages(request: ModelRequest<unknown>): ChatCompletionMessageParam[] {
  return [
    { role: 'system', content: request.shared },
    { role: 'user', content: request.own },
  ];
}

function repairMessages(failed: ChatCompletion, reason: string): ChatCompletionMessageParam[] {
  return [
    { role: 'assistant', content: textOf(failed) },
    {
      role: 'user',
      content: `That answer could not be used: ${reason}\nAnswer again in full, as one JSON object of the given schema.`,
    },
  ];
}

async function send<T>(
  server: Server,
  request: ModelRequest<T>,
  messages: ChatCompletionMessageParam[],
): Promise<ChatCompletion> {
  try {
    return await sendAs(server, request, messages, server.schemaRefused);
  } catch (error) {
    if (server.schemaRefused || !refusesSchema(error)) throw modelError(error, request.signal);
    server.schemaRefused = true;
  }
  return sendAs(server, request, messages, true).catch((error: unknown) => {
    throw modelError(error, request.signal);
  });
}

function sendAs<T>(
  server: Server,
  request: ModelRequest<T>,
  messages: ChatCompletionMessageParam[],
  inWords: boolean,
): Promise<ChatCompletion> {
  const format = zodResponseFormat(request.schema, request.task);
  const body = inWords
    ? {
        messages: [...messages, schemaInWords(format.json_schema.schema)],
        response_format: { type: 'json_object' as const },
      }
    : { messages, response_format: format };
  return server.client.chat.completions.create({ model: server.model, ...body }, { signal: request.signal });
}

/** Some servers answer 400 to a response format they do not know; the message names it one way or another. */
function refusesSchema(error: unknown): boolean {
  return (
    error instanceof OpenAI.BadRequestError &&
    /json_schema|response_format|schema|grammar|structured/i.test(error.message)
  );
}

function schemaInWords(schema: unknown): ChatCompletionMessageParam {
  return {
    role: 'user',
    content: `Answer with one JSON object of this JSON schema, and nothing else:\n${JSON.stringify(schema)}`,
  };
}

/** The text of an answer; a refusal or an empty answer is thrown, a cut one passes on to fail as JSON and be repaired. */
function textOf(completion: ChatCompletion): string {
  const choice = (completion.choices as ChatCompletion['choices'] | undefined)?.[0];
  const message = choice?.message;
  if (message?.refusal || choice?.finish_reason === 'content_filter')
    throw new AppError('model-refused', { status: 502 });
  return message?.content ?? '';
}

function answer<T>(value: T, completions: ChatCompletion[], started: number): ModelAnswer<T> {
  const usage = completions.map(usageOf).reduce(addUsage);
  return { value, usage, milliseconds: Math.round(performance.now() - started) };
}

function usageOf(completion: ChatCompletion): Usage {
  const { usage } = completion;
  return {
    inputTokens: usage?.prompt_tokens ?? 0,
    cachedTokens: usage?.prompt_tokens_details?.cached_tokens ?? 0,
    outputTokens: usage?.completion_tokens ?? 0,
  };
}

function addUsage(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    outputTokens: a.outputTokens + b.outputTokens,
  };
}
