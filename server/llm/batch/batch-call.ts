import type { PlannedCall } from '../language-model.ts';
import type { Reservation } from '../till.ts';

/** One request on its way through the provider's batches; its answer goes to the paid answers, not here. */
export type BatchCall = {
  /** The key of the request. */
  _id: string;
  platformId: string;
  courseId: string;
  assignmentId: string;
  submissionId: string;
  planned: PlannedCall;
  /** The request as JSON text, names redacted, sealed (`batch-body.ts`); emptied when it is over. */
  body: string;
  /** Null where no price is known. */
  reservation: Reservation | null;
  /** `collected` waits for its run; `failed` was not answered, for whatever reason, and is asked live. */
  state: 'collected' | 'sent' | 'answered' | 'failed';
  runId: string | null;
  /** The hour set: from then on it is asked live. */
  deadline: Date;
  at: Date;
};

/** One file of requests of one class, handed over to a provider or about to be. */
export type BatchRun = {
  _id: string;
  platformId: string;
  courseId: string;
  assignmentId: string;
  model: string;
  /** The provider's own id; null until it is handed over. */
  providerId: string | null;
  state: 'open' | 'ended';
  deadline: Date;
  cancelled: boolean;
  /** Requests the provider has answered so far, as it says. */
  done: number;
  /** When to look next; pushed ahead by whoever looks, so that one process does at a time. */
  dueAt: Date;
  at: Date;
};
