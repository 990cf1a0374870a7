/**
 * A pure function of a text that keeps its last results: a work is looked at up to ten times while it is read, always
 * whole, and the copy with the names taken out beside the stored one. What it keeps is bounded by the length of the
 * texts together; results are shared, so nobody may change them.
 */
export function remembered<Result>(make: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  let characters = 0;
  const keep = (text: string, result: Result) => {
    known.set(text, result);
    characters += text.length;
    for (const [oldest] of known) {
      if (characters <= MOST_CHARACTERS) break;
      known.delete(oldest);
      characters -= oldest.length;
    }
  };
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    keep(text, made);
    return made;
  };
}

/** A hundred long essays; the offsets of a normalised text take 16 bytes a character. */
const MOST_CHARACTERS = 500_000;
