import { AppError } from '../errors.ts';
import type { DemoLms } from './lms/create-demo-lms.ts';
import { patiently } from './patiently.ts';
import type { Tool } from './spawn-tool.ts';

/**
 * Connects the two sites as any admin does: prints a one-time registration link in the tool, opens it from the LMS.
 * Does nothing when an earlier run did it. Throws AppError `demo-registration-failed` with what the tool answered.
 */
export async function registerTool(lms: DemoLms, tool: Tool): Promise<void> {
  const registered = await lms.registeredTools();
  if (registered.some((one) => one.targetLinkUri.startsWith(tool.url))) return;
  try {
    await patiently(() => registerByLink(lms, tool), PATIENCE_MS);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('demo-registration-failed', { details: { reason }, cause: error });
  }
}

/** Long enough for either site to be back from a restart. */
const PATIENCE_MS = 45_000;

async function registerByLink(lms: DemoLms, tool: Tool): Promise<void> {
  const printed = await tool.admin('registration-link');
  const link = /https?:\/\/\S+/.exec(printed)?.[0];
  if (link === undefined) throw new Error('no registration link was printed');
  await lms.registerTool(link);
}
