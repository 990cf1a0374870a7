/** Where "now" comes from, so that a test can move time; use cases never call `new Date()` themselves. */
export type Clock = { now: () => Date };

export const systemClock: Clock = Object.freeze({ now: () => new Date() });
