import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { VerifiedLaunch } from './complete-launch.ts';
import type { LtiServices } from './lti-services.ts';
import type { Sealer } from '../secrets/sealer.ts';

/** How long a verified launch waits for its click, in milliseconds: a page left open over a lesson still works. */
const LIFE_MS = 3_600_000;

/**
 * A verified launch, sealed, for a hidden field of our own page: what the button "Open in a new window" sends along.
 * Nothing is stored; the launch's nonce is spent when the ticket is used, so it opens once, and for an hour at most.
 */
export function issueTicket({ sealer, clock }: LtiServices, launch: VerifiedLaunch): string {
  const until = clock.now().getTime() + LIFE_MS;
  return sealer.seal(PLACE, JSON.stringify({ until, launch }));
}

/** The launch behind a ticket of ours; throws AppError `launch-incomplete`, or `launch-state` when it came too late. */
export function readTicket({ sealer, clock }: LtiServices, body: unknown): VerifiedLaunch {
  const ticket = openTicket(sealer, bodySchema.safeParse(body).data?.ticket ?? '');
  if (ticket === null) throw new AppError('launch-incomplete');
  if (ticket.until < clock.now().getTime()) throw new AppError('launch-state');
  return ticket.launch;
}

const PLACE = { purpose: 'launch-ticket', at: [] };

const bodySchema = z.object({ ticket: z.string().min(1).max(150_000) });

type Ticket = { until: number; launch: VerifiedLaunch };

function openTicket(sealer: Sealer, sealed: string): Ticket | null {
  try {
    // Authenticated: nobody but us can have written it, and as nothing but a ticket.
    return JSON.parse(sealer.open(PLACE, sealed).toString('utf8')) as Ticket;
  } catch {
    return null;
  }
}
