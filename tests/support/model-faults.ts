import type { ServerResponse } from 'node:http';
import { completion, sendJson, type ModelCall } from './model-wire.ts';

/** Ways in which a model's server misbehaves. */
export type Fault =
  | { kind: 'status'; status: number; retryAfter?: string; message?: string }
  /** Never answers; the connection stays open until the caller gives up. */
  | { kind: 'hang' }
  /** Closes the connection without an answer. */
  | { kind: 'drop' }
  /** An HTTP 200 that is no JSON. */
  | { kind: 'garbage' }
  /** The model's text is cut in the middle; `finish_reason` says `length`. */
  | { kind: 'truncated'; value: unknown }
  | { kind: 'refusal' }
  | { kind: 'no-choices' }
  /** Whatever the test does with the connection itself. */
  | { kind: 'raw'; send: (response: ServerResponse, call: ModelCall) => void };

export function faultReply(fault: Fault, response: ServerResponse, call: ModelCall): void {
  switch (fault.kind) {
    case 'hang':
      break;
    case 'drop':
      response.destroy();
      break;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'application/json' }).end('<html>oops');
      break;
    case 'no-choices':
      sendJson(response, 200, {
        id: 'x',
        object: 'chat.completion',
        created: 0,
        model: call.model,
        choices: [],
      });
      break;
    case 'refusal':
      sendJson(response, 200, completion(call, null, { refusal: 'I cannot help with that.' }));
      break;
    case 'truncated': {
      const text = JSON.stringify(fault.value);
      sendJson(response, 200, completion(call, text.slice(0, text.length / 2), { finish: 'length' }));
      break;
    }
    case 'raw':
      fault.send(response, call);
      break;
    case 'status':
      sendStatus(fault, response);
  }
}

function sendStatus(fault: Extract<Fault, { kind: 'status' }>, response: ServerResponse): void {
  const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
  sendJson(response, fault.status, { error: { message: fault.message ?? 'scripted failure' } }, headers);
}
