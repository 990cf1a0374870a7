import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultReply, type Fault } from './model-faults.ts';
import { createModelBatches, type ModelBatches } from './model-batches.ts';
import { completion, readModelCall, sendJson, type ModelCall } from './model-wire.ts';

/**
 * A model server for tests, over real HTTP in the OpenAI wire format (`POST /v1/chat/completions`). Answers are
 * scripted: each call takes the first unused entry that fits its task. A call that nobody scripted is answered 400
 * and kept; `expectAllUsed` then throws, as it does for entries that no call took. `answerWith` answers by a function
 * instead. `journal` holds every such request in order; what is asked in batches is in `batches`.
 */
export async function startModelServer(): Promise<ModelServer> {
  const batches = createModelBatches();
  const state: State = { script: [], journal: [], bodies: [], unscripted: [], answer: null, batches };
  const server = createServer((request, response) => void handle(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    journal: state.journal,
    bodies: state.bodies,
    batches,
    script: (...entries) => void state.script.push(...entries.map((entry) => ({ entry, used: false }))),
    answerWith: (answer) => void (state.answer = answer),
    expectAllUsed: () => expectAllUsed(state),
    stop: () => stop(server),
  };
}

export type ModelServer = {
  /** For `OPENAI_BASE_URL`. */
  url: string;
  journal: readonly ModelCall[];
  /** The same requests, byte for byte. */
  bodies: readonly string[];
  batches: ModelBatches;
  script: (...entries: ScriptEntry[]) => void;
  answerWith: (answer: (call: ModelCall) => Answer) => void;
  expectAllUsed: () => void;
  stop: () => Promise<void>;
};

/** `value` is sent as JSON, `text` as it is, `fault` misbehaves. */
export type Answer = { value: unknown } | { text: string } | { fault: Fault };

/** Without a `task` the entry fits any call. */
export type ScriptEntry = Answer & { task?: string };

type State = {
  script: { entry: ScriptEntry; used: boolean }[];
  journal: ModelCall[];
  bodies: string[];
  unscripted: ModelCall[];
  answer: ((call: ModelCall) => Answer) | null;
  batches: ModelBatches;
};

async function handle(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (await state.batches.handle(request, response, body)) return;
  const call = readModelCall(JSON.parse(body.toString()) as object);
  state.journal.push(call);
  state.bodies.push(body.toString());
  const answer = state.answer?.(call) ?? nextScripted(state, call);
  if (!answer) {
    state.unscripted.push(call);
    sendJson(response, 400, { error: { message: `Nobody scripted a call for ${String(call.task)}.` } });
    return;
  }
  if ('fault' in answer) faultReply(answer.fault, response, call);
  else sendJson(response, 200, completion(call, 'text' in answer ? answer.text : JSON.stringify(answer.value)));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function nextScripted(state: State, call: ModelCall): ScriptEntry | null {
  const next = state.script.find(({ entry, used }) => !used && (entry.task === undefined || entry.task === call.task));
  if (!next) return null;
  next.used = true;
  return next.entry;
}

function expectAllUsed(state: State): void {
  const unscripted = state.unscripted.map((call) => `nobody scripted a call for ${String(call.task)}`);
  const unused = state.script
    .filter((one) => !one.used)
    .map((one) => `no call took the answer for ${one.entry.task ?? 'any task'}`);
  if (unscripted.length + unused.length > 0) throw new Error(`Model server: ${[...unscripted, ...unused].join('; ')}.`);
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
