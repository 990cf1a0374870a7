import type { Role } from '../lti/launch-context.ts';
import type { Tenancy } from '../tenancy.ts';

/** Who is behind a request under `/l/<launchId>/`: read from the launch's own session, never from the URL or a form. */
export type Visit = {
  launchId: string;
  tenancy: Tenancy;
  person: { id: string; name: string | null };
  role: Role;
  linkId: string;
  locale: string;
  returnUrl: string | null;
  /** Prefix of every page of this visit: `/l/<launchId>`. */
  base: string;
};
