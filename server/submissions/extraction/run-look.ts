import type { HiddenWords } from '../extraction-pool.ts';

/** How a run of an office document looks, as far as hiding goes; what is not said is left to the style above it. */
export type RunLook = { vanish?: boolean; white?: boolean; tiny?: boolean };

/** Null for a run that a person sees. */
export function hidingOf({ vanish, white, tiny }: RunLook): HiddenWords['kind'] | null {
  if (vanish) return 'left-out';
  if (white) return 'white';
  return tiny ? 'tiny' : null;
}
