import type { ServerResponse } from 'node:http';

/** A chat completion as the API documents it, with token counts of four characters each. */
export function completion(
  call: ModelCall,
  content: string | null,
  extra: { refusal?: string; finish?: string } = {},
): unknown {
  const tokens = (text: string) => Math.ceil(text.length / 4);
  const prompt = tokens(call.messages.map((message) => message.content).join(''));
  const answer = tokens(content ?? '');
  const message = { role: 'assistant', content, refusal: extra.refusal ?? null };
  return {
    id: 'chatcmpl-test',
    object: 'chat.completion',
    created: 0,
    model: call.model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: extra.finish ?? 'stop' }],
    usage: {
      prompt_tokens: prompt,
      completion_tokens: answer,
      total_tokens: prompt + answer,
      prompt_tokens_details: { cached_tokens: tokens(call.messages[0]?.content ?? '') },
    },
  };
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** A request's body as the calls of the journal show it. */
export function readModelCall(body: object): ModelCall {
  const asked = body as {
    model: string;
    messages: ModelCall['messages'];
    response_format?: { type: string; json_schema?: { name: string } };
  };
  const { model, messages, response_format: format } = asked;
  return { task: format?.json_schema?.name ?? null, model, messages, format: format?.type ?? 'none' };
}

/** One request as the server saw it; `task` is the schema's name, or `null` when the schema was asked for in words. */
export type ModelCall = {
  task: string | null;
  model: string;
  /** `json_schema`, `json_object`, or `none`. */
  format: string;
  messages: { role: string; content: string }[];
};
