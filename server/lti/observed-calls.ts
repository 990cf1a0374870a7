import type { Telemetry } from '../telemetry/telemetry.ts';
import type { CallService, ServiceAnswer } from './call-service.ts';
import type { HealthNotes } from './health-notes.ts';
import { SCOPE, type Scope } from './scopes.ts';

type Observers = Pick<Telemetry, 'lmsCall'> & Pick<HealthNotes, 'called'>;

/** The same calls, each told of afterwards: which service of which platform, how it ended, how long it took. */
export function observedCalls(callService: CallService, { lmsCall, called }: Observers): CallService {
  return async (call) => {
    const started = performance.now();
    const answered = await callService(call);
    const labels = { platform: call.platform._id, service: serviceOf(call.scope), outcome: outcomeOf(answered) };
    lmsCall(labels, (performance.now() - started) / 1000);
    await called(labels.platform, labels.service, troubleOf(answered));
    return answered;
  };
}

function serviceOf(scope: Scope): string {
  return Object.entries(SCOPE).find(([, value]) => value === scope)?.[0] ?? 'other';
}

/** Null where the service did its part: a result that is not there yet and a newer score are answers like others. */
function troubleOf(answered: ServiceAnswer): string | null {
  if (answered.kind !== 'answered') return answered.reason;
  const { status } = answered.answer;
  return status < 400 || NO_TROUBLE.has(status) ? null : String(status);
}

const NO_TROUBLE: ReadonlySet<number> = new Set([404, 409]);

/** A few known words: an LMS's answer never becomes a label. */
function outcomeOf(answered: ServiceAnswer): string {
  return answered.kind === 'answered' ? `${Math.trunc(answered.answer.status / 100)}xx` : answered.reason;
}
