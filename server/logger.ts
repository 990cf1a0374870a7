import { pino, type DestinationStream, type Logger } from 'pino';
import { currentTrace } from './telemetry/trace.ts';

/**
 * Structured log, on stderr unless told otherwise, so that stdout stays free for what a command prints. Every line
 * carries the ids of what it belongs to (see `trace.ts`).
 */
export function createLogger(level: string, to: DestinationStream = pino.destination({ fd: 2, sync: true })): Logger {
  return pino({ level, mixin: () => ({ ...currentTrace() }), redact: { paths: SECRET_PATHS, censor: '[hidden]' } }, to);
}

// A token or a cookie in a log is a session given away; LTI posts carry names and e-mail addresses too.
const SECRET_PATHS = ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]', 'req.body'];
