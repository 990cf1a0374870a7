import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { DemoOptions } from './demo-options.ts';

/**
 * Keeps with the data which ports they were made on. An LMS is known to a tool by its address (the issuer), so on
 * other ports the two would be strangers. Throws AppError `demo-other-ports`.
 */
export async function rememberPorts({ dataDir, toolPort, lmsPort }: Ports): Promise<void> {
  const file = join(dataDir, 'ports.json');
  const before = ports.safeParse(await readFile(file, 'utf8').catch(() => '')).data;
  if (before === undefined) await writeFile(file, `${JSON.stringify({ toolPort, lmsPort })}\n`);
  else if (before.toolPort !== toolPort || before.lmsPort !== lmsPort) {
    throw new AppError('demo-other-ports', { details: { folder: dataDir, ...before } });
  }
}

type Ports = Pick<DemoOptions, 'dataDir' | 'toolPort' | 'lmsPort'>;

const ports = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('is not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.object({ toolPort: z.number(), lmsPort: z.number() }));
