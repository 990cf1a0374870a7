import type { Cell } from './cell.ts';
import { clockCells } from './clock-cells.ts';
import { diskCells } from './disk-cells.ts';
import { jobCells } from './job-cells.ts';
import { killCells } from './kill-cells.ts';
import { mixedCell } from './mixed-cells.ts';
import { networkCells } from './network-cells.ts';
import { poisonCells } from './poison-cells.ts';
import { versionCells } from './version-cells.ts';

/** The whole matrix. `previous`: the version before this one, as a git revision; null: before the last migration. */
export function matrixCells(previous: string | null): Cell[] {
  const fixed = [networkCells, diskCells, jobCells, clockCells, poisonCells, killCells, mixedCell()];
  return [...fixed.flat(), ...versionCells(previous)];
}
