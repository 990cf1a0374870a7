import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { DemoOptions } from './demo-options.ts';

/**
 * Keeps with the data what they were made on: an LMS is known to a tool by its address (the issuer), so on other ports
 * the two would be strangers, and one kind of LMS cannot go on with what another began. Throws AppError
 * `demo-other-ports`, `demo-other-lms`.
 */
export async function rememberSetting({ dataDir, toolPort, lmsPort, lms }: Setting): Promise<void> {
  const file = join(dataDir, 'ports.json');
  const before = setting.safeParse(await readFile(file, 'utf8').catch(() => '')).data;
  if (before === undefined) await writeFile(file, `${JSON.stringify({ toolPort, lmsPort, lms })}\n`);
  else if (before.lms !== lms) throw new AppError('demo-other-lms', { details: { folder: dataDir, made: before.lms } });
  else if (before.toolPort !== toolPort || before.lmsPort !== lmsPort) {
    const made = { toolPort: before.toolPort, lmsPort: before.lmsPort };
    throw new AppError('demo-other-ports', { details: { folder: dataDir, ...made } });
  }
}

type Setting = Pick<DemoOptions, 'dataDir' | 'toolPort' | 'lmsPort' | 'lms'>;

const setting = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('is not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.object({ toolPort: z.number(), lmsPort: z.number(), lms: z.string().default('moodle') }));
