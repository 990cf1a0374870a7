/** Tells the workers of this process that work may be waiting; other processes find it by polling. */
export type Bell<Name extends string> = {
  ring: (name: Name) => void;
  /** Returns a function that takes the listener away again. */
  listen: (listener: (name: Name) => void) => () => void;
};

export function createBell<Name extends string>(): Bell<Name> {
  const listeners = new Set<(name: Name) => void>();
  return {
    ring: (name) => {
      for (const listener of listeners) listener(name);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
