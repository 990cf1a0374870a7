import { userInfo } from 'node:os';
import { readConfig } from '../config.ts';
import { sayFailure } from '../http/say-failure.ts';
import { createLogger } from '../logger.ts';
import { openServices, type Services } from '../services.ts';

/**
 * Runs one command with the tool's own services; a failure becomes words on stderr and exit code 1. `migrate: false`: for
 * a command that changes nothing, and must work on a database of another version too.
 */
export async function run(
  action: (services: Services) => Promise<void>,
  { migrate = true }: { migrate?: boolean } = {},
): Promise<void> {
  await orSayWhy(async () => {
    const config = readConfig();
    const opened = await openServices(config, createLogger('error'), { migrate });
    await action(opened.services).finally(opened.close);
  });
}

/** For a command that opens what it needs by itself; a failure is told in the same way. */
export async function orSayWhy(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${sayFailure(error)}\n`);
  }
}

/** Who a command acts as. */
export function actor(): string {
  return `cli:${userInfo().username}`;
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
