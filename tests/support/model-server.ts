import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultReply, type Fault } from './model-faults.ts';
import { completion, sendJson, type ModelCall } from './model-wire.ts';

/**
 * A model server for tests, over real HTTP in the OpenAI wire format (`POST /v1/chat/completions`). Answers are
 * scripted: each call takes the first unused entry that fits its task. A call that nobody scripted is answered 400
 * and kept; `expectAllUsed` then throws, as it does for entries that no call took. `answerWith` answers by a function
 * instead. `journal` holds every request in order.
 */
export async function startModelServer(): Promise<ModelServer> {
  const state: State = { script: [], journal: [], unscripted: [], answer: null };
  const server = createServer((request, response) => void handle(state, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    journal: state.journal,
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
  unscripted: ModelCall[];
  answer: ((call: ModelCall) => Answer) | null;
};

async function handle(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const call = await readCall(request);
  state.journal.push(call);
  const answer = state.answer?.(call) ?? nextScripted(state, call);
  if (!answer) {
    state.unscripted.push(call);
    sendJson(response, 400, { error: { message: `Nobody scripted a call for ${String(call.task)}.` } });
    return;
  }
  if ('fault' in answer) faultReply(answer.fault, response, call);
  else sendJson(response, 200, completion(call, 'text' in answer ? answer.text : JSON.stringify(answer.value)));
}

async function readCall(request: IncomingMessage): Promise<ModelCall> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  const body = JSON.parse(text) as {
    model: string;
    messages: ModelCall['messages'];
    response_format?: { type: string; json_schema?: { name: string } };
  };
  const { model, messages, response_format: format } = body;
  return { task: format?.json_schema?.name ?? null, model, messages, format: format?.type ?? 'none' };
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
