import type { Services } from '../services.ts';

/** What this folder needs of the services; it never asks for more. */
export type LtiServices = Pick<
  Services,
  'config' | 'secret' | 'olderSecrets' | 'sealer' | 'db' | 'logger' | 'clock' | 'telemetry'
>;
