import { namePatterns, type NamedPerson } from './name-patterns.ts';
import { peopleNear } from './people-near.ts';

/**
 * Replaces what names a person of the course (names, e-mail addresses, long ids) by placeholders such as `[Student-1]`
 * or `[email-1]`, before any text goes to a model. A second spelling of the same person is `[Student-1.2]`, so that
 * `restore` puts back exactly what stood there: `restore(text)` of the whole gives the original, and so does every
 * part that does not cut a placeholder in two. Authors who are cited but not on the roster stay.
 * Numbers follow the first appearance, so the same text and roster always give the same result. Many works of a course
 * are quickest with one and the same list of `memberships` (see `people-near.ts`).
 */
export function redactNames(
  text: string,
  memberships: readonly (NamedPerson & { role?: string })[],
  author: NamedPerson | null,
): Redaction {
  const near = peopleNear(text, memberships);
  const authorNear = author ? peopleNear(text, [author]) : [];
  const people = [...authorNear, ...near.filter(({ sub }) => sub !== author?.sub)];
  const book = placeholderBook();
  const names = namePatterns(author ? mergeAuthor(people, near, author) : people);
  const redacted = replaceAny(text, [FIXED, ...patternOf(names.source)], (surface) =>
    book.placeholderOf(surface, kindOf(surface, names)),
  );
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
const FIXED = new RegExp([PLACEHOLDER.source, EMAIL].join('|'), 'gu');

function patternOf(names: string): RegExp[] {
  return names === '' ? [] : [new RegExp(names, 'gu')];
}

/**
 * What one pattern of all these would replace, the earlier before the later where both begin at one place: the fixed
 * ones take longer to compile than to search a work with.
 */
function replaceAny(text: string, patterns: readonly RegExp[], replace: (surface: string) => string): string {
  const parts: string[] = [];
  const next = patterns.map((pattern) => searchFrom(pattern, text, 0));
  for (let done = 0; ;) {
    for (const [at, pattern] of patterns.entries())
      if ((next[at]?.index ?? Infinity) < done) next[at] = searchFrom(pattern, text, done);
    const first = next.reduce((best, found) => ((found?.index ?? Infinity) < (best?.index ?? Infinity) ? found : best));
    if (!first) return parts.join('') + text.slice(done);
    parts.push(text.slice(done, first.index), replace(first[0]));
    done = first.index + first[0].length;
  }
}

function searchFrom(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
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
