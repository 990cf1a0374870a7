import { neededTexts, type Needs } from './needed-texts.ts';

/** A pattern that is compiled for the first text it could match, and what a text must hold for that. */
export type Cue = { needs: Needs; pattern: () => RegExp };

/** `source` as it is over folded text; `compile` makes the pattern of it. */
export function createCue(source: string, compile: (source: string) => RegExp): Cue {
  let pattern: RegExp | undefined;
  return { needs: neededTexts(source), pattern: () => (pattern ??= compile(source)) };
}

/** `held`: which of the texts that cues need the text holds (`texts-in.ts`). */
export function isPossible(cue: Cue, held: ReadonlySet<string>): boolean {
  return cue.needs.every((texts) => texts.some((one) => held.has(one)));
}
