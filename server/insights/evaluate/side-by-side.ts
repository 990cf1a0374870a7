/** While `wait` runs, another one is begun in its place. */
type Rest = <R>(wait: () => Promise<R>) => Promise<R>;

/** Runs a task for each item, in order, `atOnce` at a time, not counting those at rest. The first failure is thrown. */
export async function sideBySide<T>(
  items: readonly T[],
  atOnce: number,
  task: (item: T, index: number, rest: Rest) => Promise<void>,
): Promise<void> {
  const all = Promise.withResolvers<undefined>();
  const entries = items.entries();
  let [busy, open] = [0, items.length];
  const rest: Rest = async (wait) => {
    busy -= 1;
    fill();
    try {
      return await wait();
    } finally {
      busy += 1;
    }
  };
  const run = async (index: number, item: T): Promise<void> => {
    await task(item, index, rest);
    [busy, open] = [busy - 1, open - 1];
    if (open === 0) all.resolve(undefined);
    fill();
  };
  const fill = (): void => {
    while (busy < atOnce) {
      const next = entries.next();
      if (next.done) return;
      busy += 1;
      run(...next.value).catch(all.reject);
    }
  };
  fill();
  if (items.length > 0) await all.promise;
}
