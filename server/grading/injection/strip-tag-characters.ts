/**
 * A text without tag characters (U+E0000 to U+E007F, Unicode §23.9): an invisible ASCII that people cannot see and
 * models can read. Taken out of everything fenced for a model; the stored text keeps them, so that its offsets stay
 * and the teacher can be shown what was there. `normalise-text.ts` leaves them out too, so a quote that a model copied
 * from the stripped text is still found in the stored one. Flags of regions keep theirs (UTS 51, ED-14a).
 */
export function stripTagCharacters(text: string): string {
  return text.replace(FLAG_OR_TAGS, (found) => (found.startsWith(BLACK_FLAG) ? found : ''));
}

/** Whether a tag run after a black flag spells a region: letters and digits, then the cancel tag. */
export function isRegionFlag(before: string, tags: string): boolean {
  return before === BLACK_FLAG && REGION.test(tags);
}

const BLACK_FLAG = '\u{1f3f4}';
const REGION = /^[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}$/u;
const FLAG_OR_TAGS = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}|[\u{e0000}-\u{e007f}]+/gu;
