import type { Services } from '../services.ts';
import type { Presence } from '../submissions/submission.ts';
import { claimPresence, findPresence, renewPresence, takePresence } from './presence-repository.ts';
import { noteReviewTime } from './review-time.ts';
import type { ReviewCommand } from './reviewing.ts';

/**
 * Who is on a work that waits for a teacher. It bars nobody from anything: whoever saves first is saved, and this
 * only tells two people of each other before they meet at that point.
 */
export type PresenceSeen =
  | { kind: 'own' }
  | { kind: 'other'; presence: Presence }
  /** The work waits for nobody: approved, returned, or back with the readers. */
  | { kind: 'over' };

/** A page that is open says so every 15 seconds (`presence.hbs`); three times silent, and it counts as closed. */
const LIFE_MS = 45_000;

/** Notes that this teacher has the work open, unless somebody else has: then it tells who. `inView`: it takes time. */
export async function announcePresence(
  services: Services,
  command: ReviewCommand,
  inView = true,
): Promise<PresenceSeen> {
  const { now, own } = ownPresence(services, command);
  const noted =
    (await renewPresence(services.db, command, own)) || (await claimPresence(services.db, command, { own, now }));
  if (noted && inView) await noteReviewTime(services, command);
  if (noted) return { kind: 'own' };
  const found = await findPresence(services.db, command);
  return found && found.by !== command.by.id ? { kind: 'other', presence: found } : { kind: 'over' };
}

/** Puts this teacher in the other's place; the other's page is told at its next sign of life. */
export async function takeOver(services: Services, command: ReviewCommand): Promise<void> {
  await takePresence(services.db, command, ownPresence(services, command).own);
}

function ownPresence({ clock }: Services, { by }: ReviewCommand): { now: Date; own: Presence } {
  const now = clock.now();
  return { now, own: { by: by.id, byName: by.name, since: now, until: new Date(now.getTime() + LIFE_MS) } };
}

/** What `reviews/presence` prints; `watch`: keep asking. */
export function presenceView(seen: PresenceSeen) {
  const other = seen.kind === 'other' ? seen.presence : null;
  return {
    watch: seen.kind !== 'over',
    other: other !== null,
    name: other?.byName ?? null,
    since: other?.since ?? null,
  };
}
