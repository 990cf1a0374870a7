import { AppError } from '../../server/errors.ts';
import { seededRandom } from '../support/seeded-random.ts';
import type { Parser } from './parser.ts';
import { PARSERS } from './parsers.ts';
import { spoil } from './spoil.ts';

/**
 * What others send, spoiled, through every parser of it that needs no server around it: tells each one that threw
 * anything but an AppError. The same seed spoils the same texts. One that never ends is found by whoever waits.
 */
export async function fuzzParsers({ rounds, seed }: { rounds: number; seed: number }) {
  const faults: string[] = [];
  for (const parser of PARSERS)
    for (let round = 0; round < rounds; round += 1) {
      const random = seededRandom(seed * 1_000_003 + round);
      const text = round === 0 ? parser.good : spoiled(parser, random);
      const fault = await faultOf(parser, text);
      if (fault !== null) faults.push(`${parser.name}, round ${round}: ${fault}\n${text.slice(0, 300)}`);
    }
  return { texts: PARSERS.length * rounds, faults };
}

/** Half of the time as text, half as JSON that stays JSON and says something else. */
function spoiled({ good }: Parser, random: () => number): string {
  if (!/^[[{]/.test(good) || random() < 0.5) return spoil(good, random);
  return JSON.stringify(changed(JSON.parse(good), random));
}

const NASTY: readonly unknown[] = [
  ...[null, true, 0, -1, 1e308, '', ' ', '\0', '\uD800', '__proto__', 'x'.repeat(10_000), '9'.repeat(400)],
  ...[[], {}, [[]], [null], { __proto__: null, a: 1 }, 'javascript:alert(1)', 'http://[', 'NaN', '1e999', '\u202E<b>'],
];

function changed(value: unknown, random: () => number): unknown {
  if (random() < 0.12) return NASTY[Math.floor(random() * NASTY.length)];
  if (Array.isArray(value)) return value.map((one) => changed(one, random));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one, random)]));
}

async function faultOf({ parse }: Parser, text: string): Promise<string | null> {
  try {
    await parse(text);
    return null;
  } catch (error) {
    if (error instanceof AppError) return null;
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}
