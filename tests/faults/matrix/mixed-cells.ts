import type { Database } from '../../../server/database/connect-database.ts';
import type { Cell } from './cell.ts';
import { classCell } from './class-cell.ts';
import { inTurn, onLine } from './disturbances.ts';
import { jobDisturbances } from './job-cells.ts';
import { refusingWrites } from './network-cells.ts';

const EACH_MS = 700;

/** A little of everything that is quick, one after the other in one class: the cell of `make test`. */
export const mixedCell = (direct?: Database): Cell =>
  classCell(
    { kind: 'mixed', name: 'in-turn' },
    {
      disturb: inTurn(
        [
          onLine((rig) => rig.database, { kind: 'slow', ms: 20 }),
          onLine((rig) => rig.database, { kind: 'cut' }),
          refusingWrites,
          onLine((rig) => rig.lmsLine, { kind: 'cut' }),
          onLine((rig) => rig.lmsLine, { kind: 'half', share: 0.2 }),
          onLine((rig) => rig.modelLine, { kind: 'reset', share: 0.3 }),
          onLine((rig) => rig.modelLine, { kind: 'silent' }),
          ...jobDisturbances,
        ],
        EACH_MS,
      ),
      mayGiveUp: true,
      rig: { answers: 4, ...(direct && { direct }) },
    },
  );
