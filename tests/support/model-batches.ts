import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { completion, readModelCall, sendJson, type ModelCall } from './model-wire.ts';

/**
 * The Files and Batch API of a scripted model server: files are uploaded, read and deleted, batches are made, listed,
 * looked at and cancelled as OpenAI documents it. A batch stays `in_progress` until a test ends it.
 */
export function createModelBatches(): ModelBatches {
  const state: State = { files: new Map(), batches: [], trouble: null };
  return {
    batches: state.batches,
    files: state.files,
    end: (status, answer) => {
      for (const batch of state.batches) if (!OVER.includes(batch.status)) endBatch(state, batch, status, answer);
    },
    failWith: (status, method) => (state.trouble = { status, method }),
    handle: (request, response, body) => handle(state, request, response, body),
  };
}

export type ModelBatches = {
  batches: readonly Batch[];
  /** Text by id; deleted ones are gone. */
  files: ReadonlyMap<string, string>;
  /** Ends all that are under way: each line is answered by `answer`, with an error for a number, or not at all. */
  end: (status: 'completed' | 'expired' | 'cancelled' | 'failed', answer: BatchReply) => void;
  /** Answers every further request about files and batches, or those of one method, with this status. */
  failWith: (status: number, method?: string) => void;
  /** False when the request is about something else. */
  handle: (request: IncomingMessage, response: ServerResponse, body: Buffer) => Promise<boolean>;
};

export type BatchReply = (call: ModelCall, index: number) => { value: unknown } | { text: string } | number | null;

export type Batch = {
  id: string;
  status: string;
  metadata: Record<string, string> | null;
  input_file_id: string;
  output_file_id: string | null;
  error_file_id: string | null;
  completion_window: string;
  endpoint: string;
  request_counts: { total: number; completed: number; failed: number };
};

type State = {
  files: Map<string, string>;
  batches: Batch[];
  trouble: { status: number; method: string | undefined } | null;
};
type Line = { custom_id: string; url: string; body: object };

const OVER = ['completed', 'expired', 'cancelled', 'failed'];

async function handle(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<boolean> {
  const path = (request.url ?? '').replace(/\?.*$/, '').replace('/v1', '');
  if (!/^\/(files|batches)\b/.test(path)) return false;
  const { trouble } = state;
  if (trouble && (trouble.method ?? request.method) === request.method) {
    sendJson(response, trouble.status, { error: { message: 'scripted failure' } });
    return true;
  }
  const [, kind, id, act] = path.split('/');
  if (kind === 'files') await handleFile(state, request, response, { id, act, body });
  else handleBatch(state, request, response, { id, act, body });
  return true;
}

type Target = { id: string | undefined; act: string | undefined; body: Buffer };

async function handleFile(state: State, request: IncomingMessage, response: ServerResponse, at: Target): Promise<void> {
  const { id = '', act, body } = at;
  if (request.method === 'POST') {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': request.headers['content-type'] ?? '' },
    }).formData();
    const file = form.get('file') as File;
    sendJson(response, 200, { id: keepFile(state, await file.text()), object: 'file', purpose: form.get('purpose') });
    return;
  }
  const text = state.files.get(id);
  if (text === undefined) sendJson(response, 404, { error: { message: 'no such file' } });
  else if (act === 'content') response.writeHead(200, { 'content-type': 'application/jsonl' }).end(text);
  else sendJson(response, 200, { id, object: 'file', deleted: state.files.delete(id) });
}

function handleBatch(state: State, request: IncomingMessage, response: ServerResponse, at: Target): void {
  const { id, act, body } = at;
  const batch = state.batches.find((one) => one.id === id);
  if (batch && act === 'cancel') batch.status = 'cancelling';
  if (batch) sendJson(response, 200, batch);
  else if (id !== undefined) sendJson(response, 404, { error: { message: 'no such batch' } });
  else if (request.method === 'GET') sendJson(response, 200, { object: 'list', data: state.batches, has_more: false });
  else sendJson(response, 200, openBatch(state, JSON.parse(body.toString()) as Batch));
}

function openBatch(state: State, asked: Batch): Batch {
  const total = linesOf(state, asked.input_file_id).length;
  const batch: Batch = {
    ...asked,
    id: `batch_${randomUUID()}`,
    status: 'in_progress',
    output_file_id: null,
    error_file_id: null,
    request_counts: { total, completed: 0, failed: 0 },
  };
  state.batches.unshift(batch); // newest first, as the API lists them
  return batch;
}

function linesOf(state: State, fileId: string): Line[] {
  return (state.files.get(fileId) ?? '').split('\n').map((line) => JSON.parse(line) as Line);
}

function endBatch(state: State, batch: Batch, status: string, answer: BatchReply): void {
  const told = linesOf(state, batch.input_file_id).map((line, index) => {
    const call = readModelCall(line.body);
    return { id: line.custom_id, call, reply: answer(call, index) };
  });
  const line = (id: string, code: number, body: unknown) =>
    JSON.stringify({ id: 'x', custom_id: id, response: { status_code: code, request_id: 'r', body }, error: null });
  const good = told.flatMap(({ id, call, reply }) =>
    reply === null || typeof reply === 'number'
      ? []
      : [line(id, 200, completion(call, 'text' in reply ? reply.text : JSON.stringify(reply.value)))],
  );
  const bad = told.flatMap(({ id, reply }) => (typeof reply === 'number' ? [line(id, reply, { error: {} })] : []));
  batch.status = status;
  batch.output_file_id = good.length > 0 ? keepFile(state, good.join('\n')) : null;
  batch.error_file_id = bad.length > 0 ? keepFile(state, bad.join('\n')) : null;
}

function keepFile(state: State, text: string): string {
  const id = `file-${randomUUID()}`;
  state.files.set(id, text);
  return id;
}
