import type { Acted } from '../data-line.ts';

/** One place in a document where a person stands: the concrete path of their id, and of the name beside it. */
export type Place = { by: string; name: string | null };

/** Where this person stands in a document, at the given paths; a path goes through lists, as in a query. */
export function actedPlaces(document: object, acted: readonly Acted[], personId: string): Place[] {
  return acted.flatMap(({ by, name }) => {
    const found = valuesAt(document, by.split('.')).filter(({ value }) => value === personId);
    return found.map(({ path }) => ({ by: path, name: name === undefined ? null : beside(path, name) }));
  });
}

/** The name stands in the same part as the id: the same steps, but for the last. */
function beside(path: string, name: string): string {
  return [...path.split('.').slice(0, -1), name.split('.').at(-1) ?? ''].join('.');
}

type Found = { path: string; value: unknown };

function valuesAt(value: unknown, steps: readonly string[], at: readonly string[] = []): Found[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => valuesAt(one, steps, [...at, String(index)]));
  const [step, ...rest] = steps;
  if (step === undefined) return [{ path: at.join('.'), value }];
  if (typeof value !== 'object' || value === null) return [];
  return valuesAt((value as Record<string, unknown>)[step], rest, [...at, step]);
}
