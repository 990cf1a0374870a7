import type { Config } from '../config.ts';
import type { Platform } from '../lti/platform.ts';
import type { HealthPart } from './health/check.ts';
import { healthLine } from './health/health-view.ts';
import type { JobOverview } from './job-repository.ts';
import type { Speech } from './platform-view.ts';

/** What an admin is shown of a registered LMS. */
export type PlatformSummary = Pick<
  Platform,
  '_id' | 'name' | 'issuer' | 'clientId' | 'family' | 'deployments' | 'disabledAt' | 'lastLaunchAt'
>;

type Seen = {
  admin: string;
  platforms: readonly PlatformSummary[];
  jobs: readonly JobOverview[];
  parts: readonly HealthPart[];
  registrationLink: string | null;
  config: Pick<Config, 'showApprover'>;
};

/** What the admin page prints. */
export function adminHomeView(seen: Seen, speech: Speech): object {
  return {
    titleKey: 'admin:title',
    admin: seen.admin,
    registrationLink: seen.registrationLink,
    platforms: seen.platforms.map((platform) => ({ ...platform, id: platform._id })),
    jobs: seen.jobs.map(({ name, counts }) => ({ label: jobLabel(name, speech), ...counts })),
    dead: seen.jobs.flatMap(({ name, dead }) => dead.map((job) => ({ ...job, name, label: jobLabel(name, speech) }))),
    line: healthLine(seen.parts, speech),
    approver: `admin:setting.approver.${seen.config.showApprover}`,
  };
}

function jobLabel(name: JobOverview['name'], { words, locale }: Speech): string {
  return words.say(locale, `admin:jobName.${name}`);
}
