import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { VerifiedLaunch } from './complete-launch.ts';
import type { LtiServices } from './lti-services.ts';
import { open, seal } from './seal.ts';

/** How long a verified launch waits for its click, in milliseconds: a page left open over a lesson still works. */
const LIFE_MS = 3_600_000;

/**
 * A verified launch, sealed, for a hidden field of our own page: what the button "Open in a new window" sends along.
 * Nothing is stored; the launch's nonce is spent when the ticket is used, so it opens once, and for an hour at most.
 */
export function issueTicket({ secret, clock }: LtiServices, launch: VerifiedLaunch): string {
  const until = clock.now().getTime() + LIFE_MS;
  return seal(secret, JSON.stringify({ kind: KIND, until, launch }));
}

/** The launch behind a ticket of ours; throws AppError `launch-incomplete`, or `launch-state` when it came too late. */
export function readTicket({ secret, clock }: LtiServices, body: unknown): VerifiedLaunch {
  const ticket = openTicket(secret, bodySchema.safeParse(body).data?.ticket ?? '');
  if (ticket === null) throw new AppError('launch-incomplete');
  if (ticket.until < clock.now().getTime()) throw new AppError('launch-state');
  return ticket.launch;
}

/** Other things are sealed with the same key: only what was sealed as a ticket is one. */
const KIND = 'verified-launch';

const bodySchema = z.object({ ticket: z.string().min(1).max(150_000) });

type Ticket = { kind: string; until: number; launch: VerifiedLaunch };

function openTicket(secret: string, sealed: string): Ticket | null {
  try {
    const ticket = JSON.parse(open(secret, sealed)) as Ticket; // authenticated: nobody but us can have written it
    return ticket.kind === KIND ? ticket : null;
  } catch {
    return null;
  }
}
