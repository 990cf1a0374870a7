import type { Disturb } from './walk-class.ts';
import type { RigOptions } from './rig.ts';

export const KINDS = ['database', 'lms', 'model', 'clock', 'jobs', 'poison', 'versions', 'kill', 'mixed'] as const;
export type Kind = (typeof KINDS)[number];

/** One fault of one kind. `run` takes a seed and returns what was lost. */
export type Cell = {
  kind: Kind;
  name: string;
  run: (seed: number) => Promise<Outcome>;
};

/** `notRun`: why this machine cannot; `log`: the last lines of the tool's. */
export type Outcome = { losses: string[]; log: string } | { notRun: string };

/** A class that is walked while this happens. */
export type ClassCell = { disturb: Disturb; mayGiveUp?: boolean; afterApprovalMs?: number; rig?: RigOptions };
