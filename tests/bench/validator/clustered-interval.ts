import { seededRandom } from '../../support/seeded-random.ts';

/**
 * A 95 % interval for a share whose items come in clusters, here the variants of one draft, which stand or fall
 * together. Percentile bootstrap that draws whole clusters with replacement (Field and Welsh, "Bootstrapping clustered
 * data", J. R. Stat. Soc. B 69, 2007, §2), 2,000 times, seeded. Where no item or every item is a hit the bootstrap knows
 * no spread; the open end is then the exact binomial bound with each cluster counted as one trial (Clopper and
 * Pearson, Biometrika 26, 1934), which claims less than the items would. `null` without items.
 */
export function clusteredInterval(items: readonly ClusteredHit[], seed: number): Interval | null {
  const clusters = [...Map.groupBy(items, (item) => item.cluster).values()].map(tally);
  const share = shareOf(clusters);
  if (share === null) return null;
  const open = 1 - 0.025 ** (1 / clusters.length);
  if (share === 0) return { low: 0, high: open };
  if (share === 1) return { low: 1 - open, high: 1 };
  const random = seededRandom(seed);
  const draws = Array.from({ length: 2000 }, () => shareOf(clusters.map(() => pick(clusters, random))) ?? 0);
  const sorted = draws.toSorted((a, b) => a - b);
  return { low: sorted[49] ?? 0, high: sorted[1949] ?? 1 };
}

export type ClusteredHit = { cluster: string; hit: boolean };
export type Interval = { low: number; high: number };

type Tally = { n: number; hits: number };

function tally(items: readonly ClusteredHit[]): Tally {
  return { n: items.length, hits: items.filter((item) => item.hit).length };
}

function pick(clusters: readonly Tally[], random: () => number): Tally {
  return clusters[Math.floor(random() * clusters.length)] ?? { n: 0, hits: 0 };
}

function shareOf(clusters: readonly Tally[]): number | null {
  const n = clusters.reduce((sum, one) => sum + one.n, 0);
  return n === 0 ? null : clusters.reduce((sum, one) => sum + one.hits, 0) / n;
}
