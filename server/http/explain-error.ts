import { z } from 'zod';
import { isDatabaseAway } from '../database/resend.ts';
import { AppError } from '../errors.ts';

/** What a failure is to the person who met it: the code of its words, a status, and the blanks of the words. */
export type ExplainedError = {
  code: string;
  status: number;
  details: Readonly<Record<string, string | number>>;
  /** Nobody foresaw this: it belongs in the log, and the person gets an id to quote. */
  unforeseen: boolean;
};

/** Total: anything that can be thrown becomes a code with words in `errors.json`. */
export function explainError(error: unknown): ExplainedError {
  if (error instanceof AppError)
    return { code: error.code, status: error.status, details: error.details, unforeseen: false };
  if (isDatabaseAway(error) || NOT_CONNECTED.test(nameOf(error))) return known('database-away', 503);
  return explainFramework(error) ?? { code: 'unexpected', status: 500, details: {}, unforeseen: true };
}

// The driver's and Mongoose's own ways to say "not connected", beside the errors that a lost connection leaves.
const NOT_CONNECTED = /^Mongo(ose)?(ServerSelection|NotConnected|TopologyClosed|PoolClosed|WaitQueueTimeout)/;

/** What multer, body-parser and Express throw about a request; null for anything else. */
function explainFramework(error: unknown): ExplainedError | null {
  const parsed = frameworkError.safeParse(error);
  if (!parsed.success) return null;
  const { name, code, type, status } = parsed.data;
  if (name === 'MulterError')
    return code === 'LIMIT_FILE_SIZE' ? known('upload-too-large', 413) : known('upload-malformed', 400);
  if (type === 'entity.too.large') return known('form-too-large', 413);
  // Express and body-parser mark what the client got wrong with a 4xx status of their own.
  return status !== undefined && status >= 400 && status < 500 ? known('request-malformed', 400) : null;
}

const frameworkError = z.object({
  name: z.string().optional(),
  code: z.string().optional().catch(undefined),
  type: z.string().optional().catch(undefined),
  status: z.number().optional().catch(undefined),
});

function known(code: string, status: number): ExplainedError {
  return { code, status, details: {}, unforeseen: false };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
