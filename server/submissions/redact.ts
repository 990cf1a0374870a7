import { namePatterns, type NamedPerson } from './name-patterns.ts';

/**
 * Replaces what names a person of the course (names, e-mail addresses, long ids) by placeholders such as `[Student-1]`
 * or `[email-1]`, before any text goes to a model. A second spelling of the same person is `[Student-1.2]`, so that
 * `restore` puts back exactly what stood there: `restore(text)` of the whole gives the original, and so does every
 * part that does not cut a placeholder in two. Authors who are cited but not on the roster stay.
 * Numbers follow the first appearance, so the same text and roster always give the same result.
 */
export function redactNames(
  text: string,
  memberships: readonly (NamedPerson & { role?: string })[],
  author: NamedPerson | null,
): Redaction {
  const people = author ? [author, ...memberships.filter((member) => member.sub !== author.sub)] : [...memberships];
  const book = placeholderBook();
  const names = namePatterns(author ? mergeAuthor(people, memberships, author) : people);
  const redacted = text.replace(anyOf(names.source), (surface) => book.placeholderOf(surface, kindOf(surface, names)));
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
function anyOf(names: string): RegExp {
  const parts = [PLACEHOLDER.source, EMAIL, ...(names === '' ? [] : [names])];
  return new RegExp(parts.join('|'), 'gu');
}

type Kind = { label: string; owner: string };

function kindOf(surface: string, names: ReturnType<typeof namePatterns>): Kind {
  if (surface.match(PLACEHOLDER)?.[0] === surface) return { label: 'literal', owner: surface };
  const found = names.find(surface);
  if (found) return found;
  return { label: 'email', owner: surface.toLowerCase() };
}

/** The author as the roster knows them as well: the launch and the roster may spell a name differently. */
function mergeAuthor<P extends NamedPerson>(people: P[], memberships: readonly P[], author: P): P[] {
  return [...people, ...memberships.filter((member) => member.sub === author.sub)];
}

/** Hands out placeholders: one number per owner, one suffix per further spelling of the same owner. */
function placeholderBook(): {
  placeholderOf: (surface: string, kind: Kind) => string;
  surfaceOf: (placeholder: string) => string;
} {
  const byOwner = new Map<string, { number: number; surfaces: string[] }>();
  const counts = new Map<string, number>();
  const surfaces = new Map<string, string>();
  const ownerOf = ({ label, owner }: Kind) => {
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
