/**
 * An error as it may stand in a log: its kind, where it came from, and its message unless errors of this kind repeat
 * the data they met (a database's duplicate key, a cast, a piece of text that is no JSON). Those may be student text.
 */
export function describeFault(error: unknown): FaultRecord {
  if (!(error instanceof Error)) return { name: typeof error, message: null, at: [], cause: null };
  const { name, message, stack = '', cause } = error;
  return {
    name,
    message: REPEATS_DATA.test(name) ? null : message,
    at: stack.split('\n').filter((line) => /^\s+at /.test(line)),
    cause: cause === undefined ? null : describeFault(cause),
  };
}

export type FaultRecord = { name: string; message: string | null; at: string[]; cause: FaultRecord | null };

const REPEATS_DATA = /Mongo|BSON|Cast|Validat|Zod|Syntax/;
