import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { MOST_BYTES } from '../../../server/llm/bounded-fetch.ts';
import { createOpenAiModel } from '../../../server/llm/openai-model.ts';
import { startModelServer, type ModelServer } from '../../support/model-server.ts';
import { completion, sendJson, type ModelCall as WireCall } from '../../support/model-wire.ts';

const schema = z.object({ answer: z.number() });
const sound = { value: { answer: 42 } };
let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(async () => {
  await server.stop();
});

const model = (timeoutMs = 10_000) => createOpenAiModel({ apiKey: 'k', baseUrl: server.url, model: 'm', timeoutMs });
const ask = (signal = new AbortController().signal, asked = model()) =>
  asked.complete({ task: 'draft', shared: 'shared words', own: 'own words', facts: null, schema, signal });

test('asks with a strict schema, shared words first, and counts tokens', async () => {
  server.script({ task: 'draft', ...sound });
  const answer = await ask();
  server.expectAllUsed();
  expect(answer).toMatchObject({ value: { answer: 42 }, usage: { inputTokens: 6, cachedTokens: 3, outputTokens: 4 } });
  expect(server.journal).toMatchObject([
    {
      model: 'm',
      format: 'json_schema',
      messages: [
        { role: 'system', content: 'shared words' },
        { role: 'user', content: 'own words' },
      ],
    },
  ]);
});

test.each([
  ['a code fence', '```json\n{"answer": 42}\n```'],
  ['words around it', 'Sure! {"answer": 42} Anything else?'],
  ['a NUL in the text', '\u0000{"answer": 42}'],
])('reads an answer with %s', async (_name, text) => {
  server.script({ text });
  expect((await ask()).value).toEqual({ answer: 42 });
  server.expectAllUsed();
});

test.each([
  ['half JSON', { text: '{"answer": 4' }],
  ['no JSON', { text: 'forty-two' }],
  ['another shape', { value: { answer: 'forty-two' } }],
  ['nothing', { text: '' }],
  ['a cut answer', { fault: { kind: 'truncated', value: { answer: 42, more: 'x'.repeat(40) } } }],
  ['no choices', { fault: { kind: 'no-choices' } }],
] as const)('repairs %s with one more call that says what was wrong', async (_name, first) => {
  server.script(first, sound);
  const answer = await ask();
  server.expectAllUsed();
  expect(answer.value).toEqual({ answer: 42 });
  const [one, two] = server.journal;
  expect(two?.messages.slice(0, 2)).toEqual(one?.messages);
  expect(two?.messages.at(-1)?.content).toContain('could not be used');
  expect(answer.usage.inputTokens).toBeGreaterThan(6);
});

test('gives up after one repair', async () => {
  server.script({ text: 'no' }, { text: 'still no' });
  await expect(ask()).rejects.toMatchObject({ code: 'model-unreadable' });
  server.expectAllUsed();
});

const status = (code: number, retryAfter?: string) => ({
  fault: { kind: 'status' as const, status: code, ...(retryAfter ? { retryAfter } : {}) },
});

test.each([
  ['model-refused', {}, [{ fault: { kind: 'refusal' as const } }]],
  ['model-rejected', { status: 307 }, [status(307)]],
  ['model-rejected', { status: 401 }, [status(401)]],
  ['model-rejected', { status: 403 }, [status(403)]],
  ['model-rejected', { status: 404 }, [status(404)]],
  ['model-rejected', { status: 400 }, [status(400)]],
  ['model-unavailable', {}, [status(500)]],
  ['model-unavailable', { afterMs: 90_000 }, [status(503, '90')]],
  ['model-unavailable', { limited: 1 }, [status(429)]],
  ['model-unavailable', { limited: 1, afterMs: 90_000 }, [status(429, '90')]],
  ['model-unavailable', {}, [{ fault: { kind: 'drop' as const } }]],
  ['model-unavailable', {}, [{ fault: { kind: 'garbage' as const } }]],
])('%s %j', async (code, details, script) => {
  server.script(...script);
  await expect(ask()).rejects.toMatchObject({ code, details });
  server.expectAllUsed();
});

const raw = (send: (response: ServerResponse, call: WireCall) => void) => ({ fault: { kind: 'raw' as const, send } });

test.each([
  ['hangs before an answer', { fault: { kind: 'hang' as const } }],
  ['hangs in the middle of one', raw((response) => void response.writeHead(200).write('{'))],
])('a server that %s is given up on', async (_what, answer) => {
  server.answerWith(() => answer);
  await expect(ask(undefined, model(100))).rejects.toMatchObject({ code: 'model-unavailable' });
});

test('an aborted call throws the reason of the abort', async () => {
  server.answerWith(() => ({ fault: { kind: 'hang' } }));
  const reason = new Error('lease lost');
  await expect(ask(AbortSignal.abort(reason))).rejects.toBe(reason);
  const controller = new AbortController();
  const asked = ask(controller.signal);
  controller.abort(reason);
  await expect(asked).rejects.toBe(reason);
});

test('a flood is cut off', async () => {
  server.script(raw((response) => void response.writeHead(200).end(' '.repeat(MOST_BYTES + 1))));
  await expect(ask()).rejects.toMatchObject({ code: 'model-unavailable' });
});

test('a redirect is not followed: no other server sees the text', async () => {
  const other = await startModelServer();
  other.answerWith(() => sound);
  server.script(raw((response) => void response.writeHead(307, { location: `${other.url}/chat/completions` }).end()));
  await expect(ask()).rejects.toMatchObject({ code: 'model-rejected', details: { status: 307 } });
  expect(other.journal).toHaveLength(0);
  await other.stop();
});

test.each([
  ['negative', { prompt_tokens: -5, completion_tokens: -1 }, 0],
  ['absent', undefined, 0],
  [
    'more cached than read',
    { prompt_tokens: 10, completion_tokens: 1, prompt_tokens_details: { cached_tokens: 99 } },
    10,
  ],
])('counts that are %s are never believed to our harm', async (_what, usage, cached) => {
  const body = (call: WireCall) => ({ ...(completion(call, '{"answer": 42}') as object), usage });
  server.script(raw((response, call) => sendJson(response, 200, body(call))));
  const { usage: counted } = await ask();
  expect(counted.inputTokens).toBeGreaterThan(0);
  expect(counted.outputTokens).toBeGreaterThan(0);
  expect(counted.cachedTokens).toBe(cached);
});

test('Azure: api-version in the address, the key in its own header, the model in the path', async () => {
  const seen: { url: string | undefined; key: unknown }[] = [];
  const azure = createServer((request, response) => {
    seen.push({ url: request.url, key: request.headers['api-key'] });
    request.resume();
    sendJson(response, 200, { choices: [{ message: { content: '{"answer": 42}' }, finish_reason: 'stop' }] });
  });
  await new Promise<void>((resolve) => azure.listen(0, '127.0.0.1', resolve));
  const { port } = azure.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}/openai/deployments/{model}`;
  const asked = createOpenAiModel({ apiKey: 'azure-key', baseUrl, model: 'gpt x', apiVersion: '2024-10-21' });
  expect((await ask(undefined, asked)).value).toEqual({ answer: 42 });
  const url = '/openai/deployments/gpt%20x/chat/completions?api-version=2024-10-21';
  expect(seen).toEqual([{ url, key: 'azure-key' }]);
  azure.closeAllConnections();
  azure.close();
});

test('a server that knows no schemas, nor JSON objects, nor our bound is asked in plain words, from then on', async () => {
  const no = (message: string) => ({ fault: { kind: 'status' as const, status: 422, message } });
  server.script(
    no('unknown field max_completion_tokens'),
    no('guided json is not available'),
    no('response_format?'),
    sound,
  );
  const asked = model();
  await ask(undefined, asked);
  server.expectAllUsed();
  expect(server.journal.map((call) => call.format)).toEqual(['json_schema', 'json_schema', 'json_object', 'none']);
});

test('a server that knows no schemas is asked in words, from then on', async () => {
  const refusal = {
    fault: { kind: 'status' as const, status: 400, message: 'response_format json_schema is not supported' },
  };
  server.script(refusal, sound, sound);
  const asked = model();
  await ask(undefined, asked);
  await ask(undefined, asked);
  server.expectAllUsed();
  expect(server.journal.map((call) => call.format)).toEqual(['json_schema', 'json_object', 'json_object']);
  expect(server.journal[2]?.messages.at(-1)?.content).toContain('"answer"');
});

test('the scripted server tells of calls nobody scripted and of answers nobody took', async () => {
  server.script({ task: 'validation', ...sound });
  await expect(ask()).rejects.toMatchObject({ code: 'model-rejected' });
  expect(() => server.expectAllUsed()).toThrow(
    /nobody scripted a call for draft; no call took the answer for validation/,
  );
});
