import { constants, getPriority, setPriority } from 'node:os';

/**
 * Lets whoever serves people on this host go first: on a deadline night a hand-in must not wait for drafts, which have
 * hours. Giving way is allowed to everybody, in containers too (setpriority(2)); taking it back is not, so children
 * started from now on give way as well. A host that refuses it goes on as it is. `pid`: another process of ours.
 */
export function giveWay(pid = OURSELVES): void {
  try {
    if (getPriority(pid) < PRIORITY) setPriority(pid, PRIORITY);
  } catch {
    // Only the order on a busy host is at stake.
  }
}

/** Whether this process gives way, and with it everything that it starts. */
export function givesWay(): boolean {
  return getPriority() >= PRIORITY;
}

const OURSELVES = 0;
/** Nice value 10 on Linux: a tenth of the processor while others want all of it, and all of it while they do not. */
const PRIORITY = constants.priority.PRIORITY_BELOW_NORMAL;
