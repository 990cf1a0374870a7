import { nameIndex, namesIn, type NameFound, type NameIndex, type NameOwner } from './name-index.ts';
import type { NamedPerson } from './name-spellings.ts';

/**
 * Replaces what names a person of the course (names, e-mail addresses, long ids) by placeholders such as `[Student-1]`
 * or `[email-1]`, before any text goes to a model. A second spelling of the same person is `[Student-1.2]`, so that
 * `restore` puts back exactly what stood there: `restore(text)` of the whole gives the original, and so does every
 * part that does not cut a placeholder in two. Authors who are cited but not on the roster stay.
 * Numbers follow the first appearance, so the same text and roster always give the same result.
 */
export function redactNames(text: string, names: NameIndex, author: NamedPerson | null): Redaction {
  const book = placeholderBook();
  const indexes = author ? [nameIndex([author]), names] : [names];
  const redacted = replaceAll(text, indexes, (surface, kind) => book.placeholderOf(surface, kind));
  return {
    text: redacted,
    restore: (changed) => changed.replace(PLACEHOLDER, (placeholder) => book.surfaceOf(placeholder)),
  };
}

export type Redaction = { text: string; restore: (text: string) => string };

const PLACEHOLDER = /\[(?:Student|Teacher|email|id|literal)-\d{1,9}(?:\.\d{1,9})?\]/gu;

// The local part is bounded and anchored, or a long run without "@" would cost quadratic time.
const EMAIL = String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255}\.\p{L}{2,24}`;

/** A placeholder the student typed is replaced like a name, so that restoring cannot mistake it for one of ours. */
const TYPED = new RegExp(`${PLACEHOLDER.source}|${EMAIL}`, 'gu');

/** What begins first is replaced; of two that begin together, what is no name. */
function replaceAll(text: string, indexes: readonly NameIndex[], replace: Replace): string {
  const parts: string[] = [];
  let done = 0;
  const take = ({ start, end, ...owner }: NameFound): void => {
    parts.push(text.slice(done, start), replace(text.slice(start, end), owner));
    done = end;
  };
  const typed = typedIn(text, indexes);
  for (const name of namesIn(text, indexes)) {
    for (let next = typed(done); next && next.start <= name.start; next = typed(done)) take(next);
    if (name.start >= done) take(name);
  }
  for (let next = typed(done); next; next = typed(done)) take(next);
  return parts.join('') + text.slice(done);
}

type Replace = (surface: string, owner: NameOwner) => string;

/** The first address or typed placeholder from there on; asked from left to right. */
function typedIn(text: string, indexes: readonly NameIndex[]): (from: number) => NameFound | null {
  const pattern = new RegExp(TYPED);
  let next: NameFound | null | undefined;
  return (from) => {
    if (next === null || (next && next.start >= from)) return next;
    pattern.lastIndex = from;
    const [surface] = pattern.exec(text) ?? [];
    const end = pattern.lastIndex;
    next = surface === undefined ? null : { ...ownerOf(surface, indexes), start: end - surface.length, end };
    return next;
  };
}

function ownerOf(surface: string, indexes: readonly NameIndex[]): NameOwner {
  if (surface.match(PLACEHOLDER)?.[0] === surface) return { label: 'literal', owner: surface };
  const address = surface.toLowerCase();
  const known = indexes.flatMap(({ emails }) => emails.get(address) ?? [])[0];
  return known ?? { label: 'email', owner: address };
}

/** Hands out placeholders: one number per owner, one suffix per further spelling of the same owner. */
function placeholderBook(): {
  placeholderOf: (surface: string, kind: NameOwner) => string;
  surfaceOf: (placeholder: string) => string;
} {
  const byOwner = new Map<string, { number: number; surfaces: string[] }>();
  const counts = new Map<string, number>();
  const surfaces = new Map<string, string>();
  const ownerOf = ({ label, owner }: NameOwner) => {
    const key = `${label} ${owner}`;
    const known = byOwner.get(key);
    if (known) return known;
    const number = (counts.get(label) ?? 0) + 1;
    counts.set(label, number);
    const entry = { number, surfaces: [] };
    byOwner.set(key, entry);
    return entry;
  };
  return {
    placeholderOf: (surface, kind) => {
      const entry = ownerOf(kind);
      if (!entry.surfaces.includes(surface)) entry.surfaces.push(surface);
      const spelling = entry.surfaces.indexOf(surface) + 1;
      const placeholder = `[${kind.label}-${entry.number}${spelling === 1 ? '' : `.${spelling}`}]`;
      surfaces.set(placeholder, surface);
      return placeholder;
    },
    surfaceOf: (placeholder) => surfaces.get(placeholder) ?? placeholder,
  };
}
