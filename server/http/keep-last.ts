/** Makes each value once, and keeps so many; when there are more, the oldest goes. Null is not kept. */
export function keepLast<T>(most: number, make: (key: string) => T): (key: string) => T {
  const kept = new Map<string, NonNullable<T>>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    if (made === null || made === undefined) return made;
    kept.set(key, made);
    const [oldest = ''] = kept.keys();
    if (kept.size > most) kept.delete(oldest);
    return made;
  };
}
