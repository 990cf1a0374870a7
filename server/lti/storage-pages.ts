import type { Response } from 'express';
import { storageEntry } from './login-state.ts';
import type { Platform } from './platform.ts';

/**
 * The two pages that use an LMS's own storage (LTI Platform Storage) where a frame's browser keeps our cookies from
 * us, and the reasoning behind them.
 *
 * *What must be shown* is what the state cookie shows: the browser that brings a launch is the one that began its
 * login. Otherwise a stranger could begin a login of their own, keep the LMS's signed answer, and have a victim's
 * browser post it: the victim would then work, unknowing, in the stranger's account.
 *
 * *How it is shown.* The first page asks the LMS's window to keep a value under a key, the second asks for it again.
 * Both values are keyed hashes of the state, so that nothing is stored with us. The stranger knows the value of their
 * own login, so the value alone proves nothing. Three things together do:
 * 1. It is put away only in the answer that *makes* the state (`continueLogin`), never for a state that came in an
 *    address: no link can plant the stranger's state in the victim's LMS. The LMS keeps entries per origin of the
 *    tool, so the stranger's own pages cannot plant it either (LTI PM-S §3).
 * 2. It is read by our script from a window whose origin is the LMS's registered authentication endpoint (a message
 *    goes to that origin only, an answer counts from that origin only, with the message's own id; LTI CS-PM §2).
 * 3. The proof is accepted from a page of our own origin only (`sameOrigin`): a stranger's page cannot post it.
 *
 * *What it cannot do* is keep a session: ours is a cookie, and no token of ours ever stands in an address. Where a
 * frame loses even `Partitioned` cookies, no page after the first could know its visitor. So there the storage proves
 * the launch, in the frame and before the LMS's hint goes stale, and the one button on the page that follows carries the
 * verified launch into a window of its own, where cookies are kept. It is spent there, once (`launch-ticket.ts`).
 * When the LMS's window does not answer in time (Canvas's mobile apps), the page turns into the other button, which
 * launches afresh in a new window; an answer that comes late, from a slow machine, is still taken. Without JavaScript it is that button from the start.
 */
export type StorageTalk = { secret: string; state: string; target: string; platform: Platform };

/** First page: puts the value away, then goes on to the LMS at `next`. */
export function putIntoStorage(res: Response, talk: StorageTalk, next: string): void {
  const { value } = storageEntry(talk.secret, talk.state);
  res.render('lti/storage-put', { ...pageOf(talk), value, next });
}

/** Second page: asks for the value and sends it to us with the LMS's answer. */
export function readFromStorage(res: Response, talk: StorageTalk, token: string): void {
  res.render('lti/storage-get', { ...pageOf(talk), state: talk.state, token });
}

/** The launch is proven, the session needs a window of its own: one button. */
export function offerVerifiedWindow(res: Response, ticket: string): void {
  res.render('lti/open-verified', { titleKey: 'lti:openWindow.title', ticket });
}

const ANSWER_WITHIN_MS = 2_500; // Canvas answers in milliseconds; its mobile apps never do

function pageOf({ secret, state, target, platform }: StorageTalk) {
  return {
    titleKey: 'lti:storage.title',
    again: `/lti/launch/again?state=${state}`,
    target,
    // LTI CS-OIDC §2: messages go to the origin of the OIDC authentication address, and to no other.
    origin: new URL(platform.authEndpoint).origin,
    key: storageEntry(secret, state).key,
    timeout: ANSWER_WITHIN_MS,
  };
}
