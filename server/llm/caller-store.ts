import type { Caller } from './divide-places.ts';

/** Where processes tell each other what they hold of a provider's places. */
export type CallerStore = {
  /**
   * Says what this process holds for the next `leaseMs`, chosen knowing what the other live ones hold (its own last
   * word may be among them); returns all live ones. `choose` may run several times. Throws when the database is away.
   */
  renew: (endpoint: string, choose: (known: Caller[], now: Date) => Caller, leaseMs: number) => Promise<Caller[]>;
  /** Gives everything back. */
  leave: (endpoint: string, id: string) => Promise<void>;
};
