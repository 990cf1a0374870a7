import type { Act } from './act.ts';

/** An act that no other document tells of, until the sweep has put it into its chain. */
export type PendingAct = { _id: string; act: Act };
