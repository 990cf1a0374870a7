import { createLogger } from '../logger.ts';
import type { DemoOptions } from './demo-options.ts';
import type { DemoLms } from './lms/create-demo-lms.ts';
import type { DataFolder } from './prepare-data-folder.ts';
import { registerTool } from './register-tool.ts';
import { spawnTool, type Tool } from './spawn-tool.ts';
import { startLms } from './start-lms.ts';
import { toolSettings } from './tool-settings.ts';

/** The two sites, running and connected with each other. */
export type Demo = { lms: DemoLms; lmsUrl: string; tool: Tool; stop: () => Promise<void> };

/** Starts the LMS and the tool, each with a database of its own, and registers the tool as an admin would. */
export async function startDemo(options: DemoOptions, folder: DataFolder): Promise<Demo> {
  const settings = toolSettings(options, folder);
  const where = { toolUrl: settings.url, production: false };
  const lmsSettings = { dataDir: folder.lms, port: options.lmsPort, profile: options.lms };
  const [lms, tool] = await startBoth(
    () => startLms({ ...lmsSettings, ...where, logger: createLogger('fatal') }),
    () => spawnTool(settings),
  );
  const stop = async (): Promise<void> => {
    await tool.stop();
    await lms.stop();
  };
  try {
    await Promise.race([registerTool(lms.lms, tool), tool.failed]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { lms: lms.lms, lmsUrl: lms.url, tool, stop };
}

type Stoppable = { stop: () => Promise<void> };

/**
 * Starts two sites at the same time; when one cannot start, stops the other and throws. The first one's failure comes
 * first: both meet the same full disk or missing library, and the LMS runs in this process, so it says so in words.
 */
async function startBoth<A extends Stoppable, B extends Stoppable>(
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first(), second()]);
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value];
  for (const one of [a, b]) if (one.status === 'fulfilled') await one.value.stop();
  throw a.status === 'rejected' ? a.reason : (b as PromiseRejectedResult).reason;
}
