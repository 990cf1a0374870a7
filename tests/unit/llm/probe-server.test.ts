import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReaderConfig } from '../../../server/config.ts';
import { askModel, reachServer } from '../../../server/llm/probe-server.ts';
import { startModelServer, type ModelServer } from '../../support/model-server.ts';

let model: ModelServer;
let lists: Server;
const asked: { url: string; key: string }[] = [];
let answer: { status: number; body: unknown };

beforeAll(async () => {
  model = await startModelServer();
  lists = createServer((req, res) => {
    asked.push({ url: req.url ?? '', key: req.headers.authorization ?? '' });
    res.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => lists.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  lists.close();
  lists.closeAllConnections();
  await model.stop();
});

const settings = (baseUrl: string): Extract<ReaderConfig, { kind: 'openai' }> => ({
  ...{ kind: 'openai', apiKey: 'a key', baseUrl, apiVersion: null, timeoutMs: 5_000, maxOutputTokens: 2_000 },
  ...{ generatorModel: 'reader-one', validatorModel: 'reader-two', tokensPerMinute: null },
});

test.each([
  [200, { data: [{ id: 'reader-one' }] }, { kind: 'reached', models: ['reader-one'] }],
  [404, { error: 'no list here' }, { kind: 'reached', models: null }],
  [401, {}, { kind: 'refused', status: 401 }],
  [502, {}, { kind: 'away' }],
])('a server that answers %i to the question which models it has', async (status, body, expected) => {
  answer = { status, body };
  const { port } = lists.address() as AddressInfo;
  expect(await reachServer(settings(`http://127.0.0.1:${port}/v1`))).toEqual(expected);
  expect(asked.at(-1)).toEqual({ url: '/v1/models', key: 'Bearer a key' });
});

test('a model answers a short question in which nobody’s work is, or the reason why not is told', async () => {
  model.script({ value: { ready: true } });
  expect(await askModel(settings(model.url), 'reader-one')).toMatchObject({ kind: 'answered' });
  expect(model.bodies[0]?.length).toBeLessThan(1_000);
  model.script({ value: { nonsense: 1 } }, { value: { nonsense: 2 } });
  expect(await askModel(settings(model.url), 'reader-one')).toEqual({ kind: 'failed', code: 'model-unreadable' });
  expect(await reachServer(settings('http://127.0.0.1:9/v1'))).toEqual({ kind: 'away' });
});
