/** The last launch of one LMS that this process refused, and why: an AppError's code. */
export type RefusedLaunch = { platformId: string; at: Date; code: string };

/**
 * Remembers the last refusal of each LMS in memory, for the health page by way of the process's heartbeat: a launch that
 * is refused writes nothing, or strangers could.
 */
export function createRefusedLaunches(): { note: (refused: RefusedLaunch) => void; read: () => RefusedLaunch[] } {
  const last = new Map<string, RefusedLaunch>();
  return {
    note: (refused) => void last.set(refused.platformId, refused),
    read: () => [...last.values()],
  };
}
