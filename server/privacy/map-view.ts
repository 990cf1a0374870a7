import { DATA_MAP } from './data-map.ts';
import { OUTSIDE } from './erase/certificate.ts';
import type { DataLine, Whose } from './data-line.ts';

/** The data map as a page prints it; `of`: only what tells of these. */
export function mapView(of: readonly Whose[]) {
  const lines = DATA_MAP.filter(({ whose }) => whose.some((one) => of.includes(one)));
  return {
    lines: lines.map((line) => ({
      collection: line.collection,
      what: wordsKey(line.collection),
      whose: line.whose.map((one) => `data:whose.${one}`),
      fields: line.personal.join(', '),
      kept: `data:kept.${line.kept}`,
      seen: `data:seen.${line.seen}`,
      erased: `data:erased.${erasedHow(line)}`,
    })),
    nobody: DATA_MAP.filter(({ whose }) => whose.length === 0)
      .map(({ collection }) => collection)
      .join(', '),
    outside: OUTSIDE.map((place) => `data:outside.${place}`),
  };
}

/** What a collection is, in words. */
export function wordsKey(collection: string): string {
  return `data:line.${collection.replace('.', '_')}`;
}

function erasedHow({ own, acted, also }: DataLine): string {
  if (own && acted) return 'both';
  if (own) return 'deleted';
  if (acted && !also) return 'unlinked';
  return also ? 'cleared' : 'none';
}
