/**
 * How alike two texts are in their words: the cosine between their word counts (Salton & McGill 1983, "Introduction to
 * Modern Information Retrieval", ch. 4), 0 to 1. Letters are compared in lower case after NFKC. `null` when one of them
 * has no word. It understands nothing, which is the point of a baseline.
 */
export function lexicalSimilarity(one: string, other: string): number | null {
  const [a, b] = [wordCounts(one), wordCounts(other)];
  if (a.size === 0 || b.size === 0) return null;
  const together = [...a].reduce((sum, [word, count]) => sum + count * (b.get(word) ?? 0), 0);
  return together / (lengthOf(a) * lengthOf(b));
}

function wordCounts(text: string): Map<string, number> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function lengthOf(counts: Map<string, number>): number {
  return Math.sqrt([...counts.values()].reduce((sum, count) => sum + count ** 2, 0));
}
