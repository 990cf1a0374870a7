import { toFile, type OpenAI } from 'openai';
import type { Batch } from 'openai/resources/batches';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { readChatAnswer } from '../chat-answer.ts';
import { modelError } from '../model-error.ts';
import { BATCH_ENDPOINT, batchLineText } from './batch-line-text.ts';
import type { BatchAnswer, BatchDoor, BatchState } from './batch-door.ts';

/**
 * OpenAI's Files and Batch API, as OpenAI, Azure OpenAI and LiteLLM offer it. Our run's id stands in the batch's
 * metadata and in the request's idempotency key: a process that died between handing over and noting it finds its
 * batch again instead of paying for a second one.
 */
export function createOpenAiBatches(client: OpenAI): Omit<BatchDoor, 'lineOf'> {
  return {
    find: (runId) => asModelErrors(() => findByRun(client, runId)),
    start: (runId, lines) => asModelErrors(() => startBatch(client, runId, lines)),
    look: (providerId) => asModelErrors(() => lookAt(client, providerId)),
    cancel: (providerId) => asModelErrors(() => client.batches.cancel(providerId)),
    forget: (providerId) => asModelErrors(() => deleteFiles(client, providerId)),
  };
}

async function startBatch(
  client: OpenAI,
  runId: string,
  lines: readonly { key: string; body: string }[],
): Promise<string> {
  const text = lines.map(batchLineText).join('\n');
  const file = await client.files.create({ file: await toFile(Buffer.from(text), `${runId}.jsonl`), purpose: 'batch' });
  const batch = await client.batches.create(
    { completion_window: '24h', endpoint: BATCH_ENDPOINT, input_file_id: file.id, metadata: { run: runId } },
    { idempotencyKey: runId },
  );
  return batch.id;
}

/** Newest first; a run is looked for within minutes of its start. */
async function findByRun(client: OpenAI, runId: string): Promise<string | null> {
  const page = await client.batches.list({ limit: 100 });
  return page.data.find(({ metadata }) => metadata?.['run'] === runId)?.id ?? null;
}

const OVER = new Set<Batch['status']>(['completed', 'expired', 'cancelled', 'failed']);

async function lookAt(client: OpenAI, providerId: string): Promise<BatchState> {
  const batch = await client.batches.retrieve(providerId);
  if (!OVER.has(batch.status)) {
    const { completed = 0, total = 0 } = batch.request_counts ?? {};
    return { kind: 'under-way', done: completed, total };
  }
  if (!batch.output_file_id) return { kind: 'ended', answered: [] };
  const content = await client.files.content(batch.output_file_id);
  return { kind: 'ended', answered: (await content.text()).split('\n').flatMap((line) => readLine(line)) };
}

/** A line that is no answer is a request without one; it is asked live. */
function readLine(line: string): BatchAnswer[] {
  const parsed = outputLine.safeParse(parseJson(line));
  if (!parsed.success) return [];
  const { custom_id: key, response } = parsed.data;
  const { usage, ...answer } = readChatAnswer(response.body);
  return [{ key, answer: { ...answer, usage }, usage }];
}

const outputLine = z.object({
  custom_id: z.string(),
  response: z.object({ status_code: z.literal(200), body: z.unknown() }),
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

async function deleteFiles(client: OpenAI, providerId: string): Promise<void> {
  const {
    input_file_id: input,
    output_file_id: output,
    error_file_id: errors,
  } = await client.batches.retrieve(providerId);
  for (const id of [input, output, errors]) if (id) await client.files.delete(id);
}

async function asModelErrors<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof AppError ? error : modelError(error, NEVER);
  }
}

const NEVER = new AbortController().signal;
