/** An id that tells what it names, `weighed-evidence`, unlike those taken; the fallback where no letter is left. */
export function nameToId(name: string, taken: ReadonlySet<string>, fallback: string): string {
  const plain = name
    .slice(0, 200)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-')
    .slice(0, 40)
    .replace(/-+$/, '');
  const base = plain === '' ? fallback : plain;
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}
