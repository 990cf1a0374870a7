import { createHash } from 'node:crypto';
import OpenAI from 'openai';
import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import { AppError } from '../errors.ts';
import { bodyFor, firstDialect, simplerDialect, type Dialect } from './ask-format.ts';
import type { BatchLine } from './batch/batch-door.ts';
import { createOpenAiBatches } from './batch/openai-batches.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { readChatAnswer, type ChatAnswer, type Usage } from './chat-answer.ts';
import { estimateTokens } from './estimate-tokens.ts';
import type { LanguageModel, ModelAnswer, ModelRequest, PlannedCall } from './language-model.ts';
import { modelError } from './model-error.ts';
import { requestKey, type PaidAnswer } from './paid-answer.ts';
import { openLine, type ProviderLine } from './provider-line.ts';
import { readAnswer } from './read-answer.ts';
import { runMetered } from './run-metered.ts';

/**
 * A model behind any server that speaks OpenAI's Chat Completions: OpenAI, Azure OpenAI, vLLM, Ollama, llama.cpp,
 * LiteLLM. The answer's shape is asked for with a strict JSON schema, and in simpler ways where the server refuses
 * that (see `Dialect`). Whatever comes back is validated here, repaired by at most one further call, and otherwise an
 * AppError (see `LanguageModel`). The server is not trusted: see `boundedFetch`.
 */
export function createOpenAiModel(settings: OpenAiSettings): LanguageModel {
  const { line = openLine, maxOutputTokens = DEFAULT_MAX_OUTPUT_TOKENS, model } = settings;
  const host = new URL(settings.baseUrl).host;
  const server: Server = { client: clientOf(settings), model, host, line, maxOutputTokens, dialect: firstDialect() };
  const reader: LanguageModel = {
    name: model,
    host,
    demonstration: false,
    complete: (asked) => complete(server, asked),
  };
  if (!settings.batch) return reader;
  const batches = createOpenAiBatches(clientOf({ ...settings, timeoutMs: BATCH_TIMEOUT_MS }, MOST_FILE_BYTES));
  return { ...reader, batch: { ...batches, lineOf: (request) => lineOf(server, request) } };
}

export type OpenAiSettings = {
  apiKey: string;
  /** `{model}` in it is replaced by the model's name: older Azure addresses end in `/openai/deployments/{model}`. */
  baseUrl: string;
  model: string;
  /** Azure's `api-version`; the key then goes into the `api-key` header as well. */
  apiVersion?: string | null;
  timeoutMs?: number;
  /** Bounds each answer, thoughts included, and with it what one call can cost. */
  maxOutputTokens?: number;
  line?: ProviderLine;
  batch?: boolean;
};

type Server = {
  client: OpenAI;
  model: string;
  host: string;
  line: ProviderLine;
  maxOutputTokens: number;
  dialect: Dialect;
};

/** Long enough for a slow local model to write a page; the job's lease is renewed meanwhile. */
const DEFAULT_TIMEOUT_MS = 120_000;
const DEFAULT_MAX_OUTPUT_TOKENS = 8_000;

/** For a file of a class, or the answers to one. */
const BATCH_TIMEOUT_MS = 60_000;
const MOST_FILE_BYTES = 100_000_000;

function clientOf(settings: OpenAiSettings, mostBytes?: number): OpenAI {
  const { apiKey, baseUrl, model, apiVersion, timeoutMs = DEFAULT_TIMEOUT_MS } = settings;
  const azure = apiVersion
    ? { defaultQuery: { 'api-version': apiVersion }, defaultHeaders: { 'api-key': apiKey } }
    : {};
  return new OpenAI({
    apiKey,
    baseURL: baseUrl.replace('{model}', encodeURIComponent(model)),
    fetch: boundedFetch(timeoutMs, mostBytes),
    timeout: timeoutMs,
    maxRetries: 0, // the queue retries, and attempts would multiply
    logLevel: 'off',
    ...azure,
  });
}

async function complete<T>(server: Server, request: ModelRequest<T>): Promise<ModelAnswer<T>> {
  const started = performance.now();
  const messages = firstMessages(request);
  const first = await send(server, request, messages);
  const read = readAnswer(first.answer.text, request.schema);
  if (read.kind === 'read') return answer(read.value, [first], started);
  const second = await send(server, request, [...messages, ...repairMessages(first.answer, read.reason)]);
  const repaired = readAnswer(second.answer.text, request.schema);
  if (repaired.kind === 'read') return answer(repaired.value, [first, second], started);
  throw new AppError('model-unreadable', { status: 502 });
}

function firstMessages(request: ModelRequest<unknown>): ChatCompletionMessageParam[] {
  return [
    { role: 'system', content: request.shared },
    { role: 'user', content: request.own },
  ];
}

function repairMessages(failed: ChatAnswer, reason: string): ChatCompletionMessageParam[] {
  const why = failed.cut ? 'It was cut off because it was too long; be shorter.' : reason;
  return [
    { role: 'assistant', content: failed.text.slice(0, LONGEST_ECHO) },
    {
      role: 'user',
      content: `That answer could not be used: ${why}\nAnswer again in full, as one JSON object of the given schema.`,
    },
  ];
}

/** Characters of an unusable answer that are shown to the model again: a flood would only be paid for twice. */
const LONGEST_ECHO = 20_000;

/** One answer: the one that was paid for already, or a new one. */
async function send(
  server: Server,
  request: ModelRequest<unknown>,
  messages: ChatCompletionMessageParam[],
): Promise<PaidAnswer> {
  const key = keyOf(server, request, messages);
  const sent = (await request.answers?.find(key)) ?? (await sendAnew(server, request, { key, messages }));
  if (sent.answer.refused) throw new AppError('model-refused', { status: 502 });
  return sent;
}

function keyOf({ model, host }: Server, request: ModelRequest<unknown>, messages: Asking['messages']): string {
  const { task, promptVersion = null } = request;
  return requestKey({ model, host, task, promptVersion, messages });
}

/** Exactly what `complete` would ask first, in the dialect known so far. */
function lineOf(server: Server, request: ModelRequest<unknown>): BatchLine {
  const messages = firstMessages(request);
  const { body, planned } = plan(server, request, messages, server.dialect);
  return { key: keyOf(server, request, messages), body: JSON.stringify(body), planned };
}

type Asking = { key: string; messages: ChatCompletionMessageParam[] };

/** In the best dialect the server takes; each refused dialect costs one more request, once. */
async function sendAnew(server: Server, request: ModelRequest<unknown>, asking: Asking): Promise<PaidAnswer> {
  for (;;) {
    const asked = server.dialect;
    try {
      return await sendOnce(server, request, asking, asked);
    } catch (error) {
      const simpler = error instanceof AppError ? simplerDialect(asked, error.cause) : null;
      if (!simpler) throw error;
      if (server.dialect === asked) server.dialect = simpler; // another call may have found it out already
    }
  }
}

async function sendOnce(
  server: Server,
  request: ModelRequest<unknown>,
  { key, messages }: Asking,
  dialect: Dialect,
): Promise<PaidAnswer> {
  const { client } = server;
  const { signal, about } = request;
  const { body, planned } = plan(server, request, messages, dialect);
  const leaving = { body: JSON.stringify(body), about };
  const post = async (): Promise<PaidAnswer> => {
    const chat = await client.chat.completions.create(body, { signal }).catch((error: unknown) => {
      throw modelError(error, signal);
    });
    const told = readChatAnswer(chat);
    const guessed = { inputTokens: planned.inputTokens, cachedTokens: 0, outputTokens: estimateTokens(told.text) };
    return { answer: told, usage: told.usage ?? guessed };
  };
  const way = { meter: request.meter, line: server.line };
  const { settle, ...paid } = await runMetered(way, { planned, leaving, signal }, post);
  try {
    await request.answers?.keep(key, paid);
  } finally {
    await settle();
  }
  return paid;
}

function plan(
  { model, host, maxOutputTokens }: Server,
  request: ModelRequest<unknown>,
  messages: ChatCompletionMessageParam[],
  dialect: Dialect,
): { body: ChatCompletionCreateParamsNonStreaming; planned: PlannedCall } {
  const body = bodyFor(dialect, request, { model, messages, maxOutputTokens });
  const inputTokens = estimateTokens(JSON.stringify(body.messages));
  const promptHash = createHash('sha256').update(request.shared).digest('hex');
  const { task, promptVersion = null } = request;
  return {
    body,
    planned: { model, host, task, promptVersion, promptHash, inputTokens, outputTokens: maxOutputTokens },
  };
}

function answer<T>(value: T, sent: PaidAnswer[], started: number): ModelAnswer<T> {
  const usage = sent.map((one) => one.usage).reduce(addUsage);
  return { value, usage, milliseconds: Math.round(performance.now() - started) };
}

function addUsage(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    cachedTokens: a.cachedTokens + b.cachedTokens,
    outputTokens: a.outputTokens + b.outputTokens,
  };
}
