import { readFile } from 'node:fs/promises';
import type { Cell, ClassCell, Outcome } from './cell.ts';
import { openRig, type Rig, type RigOptions } from './rig.ts';
import { walkClass } from './walk-class.ts';

/** A cell in which a class is walked, on a rig of its own, while something is disturbed. */
export function classCell(name: Pick<Cell, 'kind' | 'name'>, { disturb, rig: options, ...walk }: ClassCell): Cell {
  return { ...name, run: (seed) => onRig(seed, options, (rig) => walkClass(rig, disturb, walk)) };
}

/** A cell in which a class is walked in peace, and then something is done to what it left. */
export function quietCell(name: Pick<Cell, 'kind' | 'name'>, then: (rig: Rig) => Promise<string[]>): Cell {
  const run: Cell['run'] = (seed) =>
    onRig(seed, { answers: 3 }, async (rig) => [
      ...(await walkClass(rig, () => Promise.resolve(), { afterApprovalMs: 0 })),
      ...(await then(rig)),
    ]);
  return { ...name, run };
}

/** Outcome of what is done on a rig that is made for it; what is thrown is a loss. */
export async function onRig(
  seed: number,
  options: RigOptions | undefined,
  act: (rig: Rig) => Promise<string[]>,
): Promise<Outcome> {
  const rig = await openRig(seed, options);
  try {
    const losses = await act(rig).catch((error: unknown) => [`it threw: ${wordsOf(error)}`]);
    return { losses, log: await lastLines(rig.log) };
  } finally {
    await rig.stop();
  }
}

export async function lastLines(path: string, count = 30): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** An AppError says what it is by its code and details. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = 'details' in error ? ` ${JSON.stringify(error.details)}` : '';
  return `${error.message}${details} ${error.stack?.split('\n', 4).slice(1).join(' ') ?? ''}`;
}
