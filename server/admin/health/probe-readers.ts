import { askModel, reachServer, type Reached } from '../../llm/probe-server.ts';
import type { Services } from '../../services.ts';
import { readReaderSite } from '../read-reader-site.ts';
import { act, fine, look, type Check } from './check.ts';

/**
 * Asks the model's server whether it is there, knows our key and has our models, which costs nothing; with `paid` each
 * model answers a short question too. Where no model may read, nobody is asked.
 */
export async function probeReaders(services: Services, paid: boolean): Promise<Check[]> {
  const { reader } = services.config;
  if (reader.kind !== 'openai') return [];
  const { decision } = await readReaderSite(services);
  if (decision.kind !== 'allowed') return [fine('serverNotAsked')];
  const host = new URL(reader.baseUrl).host;
  const models = [...new Set([reader.generatorModel, reader.validatorModel])];
  const reached = checkReached(await reachServer(reader), host, models);
  if (!paid) return reached;
  const answers = await Promise.all(models.map(async (model) => ({ model, ...(await askModel(reader, model)) })));
  return [
    ...reached,
    ...answers.map((answer) =>
      answer.kind === 'answered'
        ? fine('modelAnswers', { model: answer.model, host, ms: answer.milliseconds })
        : act('modelFails', { model: answer.model, host, error: answer.code }),
    ),
  ];
}

function checkReached(reached: Reached, host: string, models: readonly string[]): Check[] {
  if (reached.kind === 'away') return [act('serverAway', { host })];
  if (reached.kind === 'refused') return [act('serverRefuses', { host, status: reached.status })];
  const { models: listed } = reached;
  const unknown = listed === null ? [] : models.filter((model) => !listed.includes(model));
  // Azure lists what could be deployed, and gateways know models by other names: only a question shows it for sure.
  return [fine('serverReached', { host }), ...unknown.map((model) => look('modelUnlisted', { host, model }))];
}
