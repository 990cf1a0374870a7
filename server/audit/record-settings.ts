import type { Services } from '../services.ts';
import { canonicalJson } from './canonical-json.ts';
import { listEntries } from './entry-repository.ts';
import { recordAct } from './record-act.ts';
import type { SiteFacts } from './act-facts.ts';

/**
 * Notes the settings that decide who reads, if they are not those that the site's chain told of last. For every start of
 * a process: of two at once, one is noted.
 */
export async function recordSettings(
  services: Pick<Services, 'db' | 'clock'>,
  settings: SiteFacts['settings'],
): Promise<void> {
  const [last] = await listEntries(services.db, { chain: 'site', kind: 'settings' }, 1);
  const now = canonicalJson(settings);
  if (last && canonicalJson(last.facts) === now) return;
  const key = `settings ${now} after ${last?.seq ?? 0}`;
  await recordAct(services, { chain: 'site', kind: 'settings', key, actor: 'system', subject: null, facts: settings });
}
