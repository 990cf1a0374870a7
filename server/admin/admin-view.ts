import type { Words } from '../http/words.ts';
import type { Check } from './doctor.ts';
import type { JobOverview } from './job-repository.ts';

/** What an admin is shown of a registered LMS. */
export type PlatformSummary = { _id: string; issuer: string; clientId: string; family: string; deployments: string[] };

type Seen = {
  admin: string;
  platforms: readonly PlatformSummary[];
  jobs: readonly JobOverview[];
  checks: readonly Check[];
  registrationLink: string | null;
};

/** What the admin page prints. */
export function adminHomeView(seen: Seen, words: Words): object {
  return {
    titleKey: 'admin:title',
    admin: seen.admin,
    registrationLink: seen.registrationLink,
    platforms: seen.platforms.map((platform) => ({ ...platform, deployments: platform.deployments.join(', ') })),
    jobs: seen.jobs.map(({ name, counts }) => ({ label: jobLabel(name, words), ...counts })),
    dead: seen.jobs.flatMap(({ name, dead }) => dead.map((job) => ({ ...job, name, label: jobLabel(name, words) }))),
    checks: seen.checks.map((check) => ({
      tone: TONES[check.verdict],
      label: `admin:verdict.${check.verdict}`,
      text: words.say('en', `admin:doctor.${check.code}`, check.blanks),
    })),
  };
}

const TONES = { ok: 'done', attention: 'look-here', problem: 'stop' } as const;

function jobLabel(name: JobOverview['name'], words: Words): string {
  return words.say('en', `admin:jobName.${name}`);
}
