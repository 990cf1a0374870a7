import type { DeepLinkingRequest } from '../lti/deep-linking-request.ts';
import type { Role } from '../lti/launch-context.ts';
import type { Tenancy } from '../tenancy.ts';

/** A deep linking request as a visit keeps it; whether line items are wanted is decided by then. */
export type Picking = Omit<DeepLinkingRequest, 'acceptLineItem'> & { lineItems: boolean };

/** Who is behind a request under `/l/<launchId>/`: read from the launch's own session, never from the URL or a form. */
export type Visit = {
  launchId: string;
  tenancy: Tenancy;
  person: { id: string; name: string | null };
  role: Role;
  /** Empty while picking: there is no link yet. */
  linkId: string;
  locale: string;
  returnUrl: string | null;
  /** What the LMS's picker asked for; such a visit opens the picker and nothing else. */
  picking: Picking | null;
  /** Prefix of every page of this visit: `/l/<launchId>`. */
  base: string;
};
