import { settingsSchema } from './schema.ts';

/**
 * Variables that are no setting but nearly one, with the setting that was probably meant: a misspelt setting is
 * otherwise silently its default. Other programs' variables are let be.
 */
export function findMisspelt(env: NodeJS.ProcessEnv): { name: string; meant: string }[] {
  const strangers = Object.keys(env).filter((name) => !NAMES.includes(name));
  return strangers.flatMap((name) => {
    const meant = NAMES.filter((known) => isNear(name, known)).sort((a, b) => distance(name, a) - distance(name, b))[0];
    return meant === undefined ? [] : [{ name, meant }];
  });
}

const NAMES = Object.keys(settingsSchema.shape);

/** One slip in a short name, two in a long one. Shorter than five letters, too many innocent names are near. */
function isNear(name: string, known: string): boolean {
  if (plain(name) === plain(known)) return true;
  if (Math.abs(name.length - known.length) > 2 || known.length < 5) return false;
  return distance(name, known) <= (known.length < 9 ? 1 : 2);
}

function distance(a: string, b: string): number {
  return editDistance(plain(a), plain(b));
}

function plain(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

/** Letters to put in, take out, or change. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
