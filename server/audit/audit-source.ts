import type { Services } from '../services.ts';
import type { Act } from './act.ts';

/**
 * Where acts stand stored: a stage lists what may not be in a chain yet, oldest first and at most `most` documents of
 * it. `settle` is called once all of it is in its chain. Listing too much does no harm, forgetting something does.
 */
export type AuditSource = (services: Pick<Services, 'db' | 'logger'>, most: number) => Promise<Listed>;

export type Listed = { acts: Act[]; full: boolean; settle: () => Promise<void> };
