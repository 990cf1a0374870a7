import type { Telemetry } from '../telemetry/telemetry.ts';
import type { CallService, ServiceAnswer } from './call-service.ts';
import { SCOPE, type Scope } from './scopes.ts';

/** The same calls, each told of afterwards: which service of which platform, how it ended, how long it took. */
export function observedCalls(callService: CallService, telemetry: Pick<Telemetry, 'lmsCall'>): CallService {
  return async (call) => {
    const started = performance.now();
    const answered = await callService(call);
    const labels = { platform: call.platform._id, service: serviceOf(call.scope), outcome: outcomeOf(answered) };
    telemetry.lmsCall(labels, (performance.now() - started) / 1000);
    return answered;
  };
}

function serviceOf(scope: Scope): string {
  return Object.entries(SCOPE).find(([, value]) => value === scope)?.[0] ?? 'other';
}

/** A few known words: an LMS's answer never becomes a label. */
function outcomeOf(answered: ServiceAnswer): string {
  return answered.kind === 'answered' ? `${Math.trunc(answered.answer.status / 100)}xx` : answered.reason;
}
