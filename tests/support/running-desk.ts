import type { Assignment } from '../../server/assignments/assignment.ts';
import { createBell } from '../../server/jobs/bell.ts';
import { createCallerStore } from '../../server/llm/caller-repository.ts';
import { createReaders } from '../../server/llm/create-readers.ts';
import type { PriceTable } from '../../server/llm/price-table.ts';
import { createPauseStore } from '../../server/llm/provider-pause-repository.ts';
import type { JobName } from '../../server/services.ts';
import { startWork } from '../../server/work.ts';
import { openDesk, type Desk } from './desk.ts';
import { startModelServer, type ModelServer } from './model-server.ts';
import { scriptedGateway, type ScriptedGateway } from './scripted-gateway.ts';

type RunningDeskOptions = {
  timeoutMs?: number;
  prices?: PriceTable;
  assignment?: Partial<Assignment>;
  /** The server takes batches, and the settings say so. */
  batch?: boolean;
};

/** A desk whose workers run, with readers behind a scripted model server over HTTP. */
export type RunningDesk = Desk & {
  server: ModelServer;
  gateway: ScriptedGateway;
  /** Stops the workers and starts them anew, as a restart of the tool does. */
  restart: () => Promise<void>;
};

export async function openRunningDesk(options: RunningDeskOptions = {}): Promise<RunningDesk> {
  const server = await startModelServer();
  const gateway = scriptedGateway();
  const { prices = null, assignment = {}, timeoutMs = 10_000, batch = false } = options;
  const desk = await openDesk({ lti: gateway, prices, assignment });
  const start = () => startWorkers(desk, server.url, { timeoutMs, batch });
  let stop = start();
  const restart = async (): Promise<void> => {
    await stop();
    stop = start();
  };
  const close = async (): Promise<void> => {
    await stop();
    await desk.close();
    await server.stop();
  };
  return { ...desk, server, gateway, restart, close };
}

/** Returns what stops them. The desk's own services get the readers, so that its pages show what the workers meet. */
function startWorkers(
  { services, clock }: Desk,
  baseUrl: string,
  server: { timeoutMs: number; batch: boolean },
): () => Promise<void> {
  const bell = createBell<JobName>();
  const models = { generatorModel: 'reader-one', validatorModel: 'reader-two' };
  const limits = { ...server, maxOutputTokens: 4_000, tokensPerMinute: null };
  const readers = createReaders({ kind: 'openai', apiKey: 'k', baseUrl, apiVersion: null, ...models, ...limits }, 4, {
    ...{ clock, pauses: createPauseStore(services.db, clock), callers: createCallerStore(services.db, clock) },
    callsAtOnce: 4,
  });
  const work = startWork(Object.assign(services, { readers, wake: bell.ring }), bell);
  return () => work.stop(1_000);
}
