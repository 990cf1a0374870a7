import { runInNewContext } from 'node:vm';
import { attacksOn } from './pattern-attacks.ts';
import { findPatterns, type Pattern } from './find-patterns.ts';

/**
 * Runs every regular expression of the server over texts made against it, and tells each whose time grows with the
 * square of its text or worse, which a text of 200,000 signs would make minutes of. Those of `BOUNDED` never meet a
 * long text; the demo's meet only its own pages.
 */
export function fuzzPatterns(): { patterns: number; faults: string[] } {
  const patterns = findPatterns('server').filter((one) => !one.file.startsWith('server/demo/') && !isBounded(one));
  return { patterns: patterns.length, faults: patterns.flatMap(trapOf) };
}

/** Where a pattern stands and how it begins, and what bounds its texts. */
const BOUNDED: readonly { file: string; begins: string; by: string }[] = [
  { file: 'server/config.ts', begins: '\\/+$', by: 'an operator writes it' },
  { file: 'server/llm/probe-server.ts', begins: '\\/+$', by: 'an operator writes it' },
  { file: 'server/http/request-log.ts', begins: '[^/]*[^', by: 'longer parts of a path are gone by then' },
  { file: 'server/rubrics/formats/name-to-id.ts', begins: '-+$', by: '40 signs are kept before it' },
  {
    file: 'server/grading/injection/decoded-stretches.ts',
    begins: '[0-9',
    by: 'the stretches it reads have an end after seven signs',
  },
];

function isBounded({ file, source }: Pattern): boolean {
  return BOUNDED.some((one) => one.file === file && source.startsWith(one.begins));
}

const LENGTH = 8_000;
const MOST_GROWTH = 7; // four times the text: 4 when linear, 16 when quadratic
const NOTICED_MS = 100; // for 32,000 signs, which take a linear one less than one

function trapOf({ file, line, source, flags }: Pattern): string[] {
  const trap = attacksOn(source, flags).find((attack) => isTrap(new RegExp(source, flags), attack));
  return trap ? [`${file}:${line}: /${source}/ over ${JSON.stringify(trap(12))} and so on`] : [];
}

function isTrap(pattern: RegExp, attack: (length: number) => string): boolean {
  const [short, long] = [attack(LENGTH), attack(4 * LENGTH)];
  if (searchTime(pattern, long) < NOTICED_MS) return false;
  // Once more: a busy machine is slow too, but not twice.
  const again = searchTime(pattern, long);
  return again >= NOTICED_MS && again / Math.min(searchTime(pattern, short), searchTime(pattern, short)) > MOST_GROWTH;
}

const LIMIT_MS = 3_000;

/** Milliseconds of processor for finding all there is; a search without an end counts as the limit. */
function searchTime(pattern: RegExp, text: string): number {
  const began = process.cpuUsage();
  try {
    runInNewContext('text.search(pattern); text.match(pattern)', { pattern, text }, { timeout: LIMIT_MS });
  } catch {
    return LIMIT_MS;
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}
