/**
 * One request to a model, as it is kept: what it was, what it took, what it cost, also when it failed. Never holds text
 * of a prompt or an answer.
 */
export type ModelCall = {
  _id: string;
  platformId: string;
  courseId: string;
  assignmentId: string;
  submissionId: string;
  task: string;
  model: string;
  host: string;
  promptVersion: string | null;
  /** SHA-256 of the shared part: equal for a whole class. */
  promptHash: string;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  /** Micro-units; null when the price table does not know the model. */
  price: number | null;
  currency: string | null;
  milliseconds: number;
  /** An AppError's code; null for an answer. */
  error: string | null;
  at: Date;
};
