/** A random order of the items (Fisher–Yates), by the given source of numbers from 0 up to 1. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}

/** Up to `count` different items in random order. */
export function drawn<T>(items: readonly T[], count: number, random: () => number): T[] {
  return shuffled(items, random).slice(0, count);
}

/** Each item with one of the others, which are drawn without repeats as long as they last. */
export function paired<A, B>(items: readonly A[], partners: readonly B[], random: () => number): [A, B][] {
  const order = shuffled(partners, random);
  return items.flatMap((item, index) => {
    const partner = order[index % order.length];
    return partner === undefined ? [] : [[item, partner] as [A, B]];
  });
}

/** A seed that the same words always give (FNV-1a, 32 bits): every case and kind draws on its own. */
export function seedOf(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const unit of words.join('\u0000')) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
