import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { VIEWS_DIR } from './views-dir.ts';

/** Languages there are words in: the folders of `views/locales`. */
export const LANGUAGES: ReadonlySet<string> = new Set(readdirSync(join(VIEWS_DIR, 'locales')));

/**
 * The first of these languages that there are words in, as a tag that `Intl` accepts: what an LMS or a browser sent
 * (`de_AT`, `es-MX`, Moodle's `es_mx_kids`), with its region where that can be kept. English when there is none.
 */
export function usableLocale(...claimed: (string | null)[]): string {
  for (const claim of claimed) {
    const known = knownLocale(claim ?? '');
    if (known !== null) return known;
  }
  return 'en';
}

/** LMSs append what is no language tag, so parts are left off from the end until one is. */
function knownLocale(claim: string): string | null {
  const parts = claim.slice(0, LONGEST_TAG).split(/[-_]/);
  if (!LANGUAGES.has(parts[0]?.toLowerCase() ?? '')) return null;
  for (let kept = parts.length; kept > 1; kept--) {
    const tag = parts.slice(0, kept).join('-');
    if (isTag(tag)) return Intl.getCanonicalLocales(tag)[0] ?? null;
  }
  return parts[0]?.toLowerCase() ?? null;
}

const LONGEST_TAG = 35; // characters; RFC 5646 §4.4.1

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
