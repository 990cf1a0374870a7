import type { NetworkFault } from '../../support/faulty-proxy.ts';
import type { Cell, Kind } from './cell.ts';
import { classCell } from './class-cell.ts';
import { onLine, pulses, type Line } from './disturbances.ts';

/** Between the tool and its database, the LMS (and people's browsers there), and the model's provider. */
const LINES: Partial<Record<Kind, Line>> = {
  database: (rig) => rig.database,
  lms: (rig) => rig.lmsLine,
  model: (rig) => rig.modelLine,
};

const FAULTS: readonly NetworkFault[] = [
  { kind: 'slow', ms: 40 },
  { kind: 'cut' },
  { kind: 'silent' },
  { kind: 'half', share: 0.1 },
  { kind: 'reset', share: 0.1 },
];

export const refusingWrites = pulses(({ database }, on) => database.refuseWrites(on));

/** A model that cannot be reached may be given up; the work then lies with the teacher without a draft. */
export const networkCells: readonly Cell[] = [
  ...Object.entries(LINES).flatMap(([kind, line]) =>
    FAULTS.map((fault) =>
      classCell({ kind: kind as Kind, name: fault.kind }, { disturb: onLine(line, fault), mayGiveUp: true }),
    ),
  ),
  classCell({ kind: 'database', name: 'read-only' }, { disturb: refusingWrites }),
];
