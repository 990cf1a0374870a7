import { AppError } from '../errors.ts';
import type { Words } from '../http/words.ts';
import type { Platform } from '../lti/platform.ts';
import type { ProviderPause } from '../llm/provider-pause.ts';
import { amountText } from '../reviews/run-view.ts';
import type { PresentSetting } from '../settings/present-settings.ts';
import type { AdminAccess } from './admin-access-model.ts';
import type { CourseBudget } from './list-budgets.ts';
import type { SealCount } from '../secrets/reseal-all.ts';
import type { Check, HealthPart } from './health/check.ts';
import type { JobOverview } from './job-repository.ts';
import type { PlatformSummary } from './admin-view.ts';
import type { LibraryRubric } from '../workshop/library-rubric.ts';
import { canvasJson, lmsFields } from './lms-fields.ts';
import { sayCheck } from './say-check.ts';

/** Plain-text tables for the command line. */
export function platformsTable(platforms: readonly PlatformSummary[]): string {
  if (platforms.length === 0)
    return 'No LMS is registered yet. Print a link for one: npm run -s admin -- registration-link';
  const rows = platforms.map((p) => [p._id, p.family, p.issuer, p.clientId, lastLaunch(p)]);
  return table([['id', 'family', 'issuer', 'client id', 'last launch'], ...rows]);
}

function lastLaunch({ disabledAt, lastLaunchAt }: PlatformSummary): string {
  const last = lastLaunchAt?.toISOString() ?? '-';
  return disabledAt ? `${last} (switched off)` : last;
}

/** One LMS, a fact a line. */
export function platformDetails(platform: Platform): string {
  const { _id, name, family, issuer, clientId, deployments, authEndpoint, tokenEndpoint, jwksUrl } = platform;
  return table([
    ['id', _id],
    ['name', name],
    ['family', family],
    ['issuer', issuer],
    ['client id', clientId],
    ['deployments', deployments.join(', ') || 'the first launch tells it'],
    ['authentication', authEndpoint],
    ['access token', tokenEndpoint],
    ['key set', jwksUrl],
    ['registered', `${platform.registeredAt.toISOString()} by ${platform.registeredBy}`],
    ['last launch', lastLaunch(platform)],
  ]);
}

/** What to enter on the LMS's own screens. Throws AppError `no-such-lms` for an LMS we have no words for. */
export function setUpText(lms: string, publicUrl: string, words: Words): string {
  if (lms === 'canvas') return canvasJson(publicUrl);
  const how = `admin:setUp.${lms}`;
  if (!words.knows(how)) throw new AppError('no-such-lms', { status: 404, details: { lms } });
  const fields = lmsFields(publicUrl).map(({ label, value }) => [words.say('en', label), value]);
  return [table(fields), '', words.say('en', how)].join('\n');
}

/** Admins' sessions and the sign-in links that nobody used yet. */
export function accessTable(access: readonly AdminAccess[]): string {
  const rows = access.map(({ _id, kind, by, expiresAt }) => [_id.slice(0, 12), kind, by, expiresAt.toISOString()]);
  return table([['id', 'what', 'asked for by', 'ends'], ...rows]);
}

/** How the values of each sealed field stand. */
export function sealTable(counts: readonly SealCount[]): string {
  const rows = counts.map(({ name, current, earlier, unreadable }) => [
    name,
    String(current),
    String(earlier),
    [unreadable.length, ...unreadable.slice(0, 3)].join(' '),
  ]);
  return table([['sealed', 'newest secret', 'earlier', 'unreadable'], ...rows]);
}

/** The site's rubrics, one a line. */
export function rubricsTable(rubrics: readonly LibraryRubric[]): string {
  if (rubrics.length === 0) return 'The site has no rubric yet. Add one: npm run -s admin -- rubric add FILE';
  const rows = rubrics.map(({ _id, rubric, updatedAt }) => [_id, rubric.id, rubric.title, updatedAt.toISOString()]);
  return table([['id', 'id in its file', 'title', 'changed'], ...rows]);
}

export function jobsTable(jobs: readonly JobOverview[]): string {
  const counts = jobs.map(({ name, counts: c }) => [name, c.waiting, c.running, c.dead].map(String));
  const dead = jobs.flatMap(({ name, dead: list }) =>
    list.map((job) => [name, job.id, String(job.attempts), job.error ?? '']),
  );
  const overview = table([['job', 'waiting', 'running', 'given up'], ...counts]);
  if (dead.length === 0) return overview;
  const retry = 'Once the cause is mended: npm run -s admin -- retry JOB ID';
  return [overview, '', table([['given up', 'id', 'attempts', 'error'], ...dead]), '', retry].join('\n');
}

export function pausesTable(pauses: readonly ProviderPause[]): string {
  return pauses
    .map(({ _id, until, reason }) => `${_id} is paused until ${until.toISOString()} (${reason}).`)
    .join('\n');
}

export function budgetsTable(budgets: readonly CourseBudget[], currency: string): string {
  const rows = budgets.map(({ course, title, spent, limit }) => [
    course,
    title ?? '',
    amountText(spent, currency),
    limit === null ? '-' : amountText(limit, currency),
  ]);
  return table([['course', 'title', 'spent this month', 'budget'], ...rows]);
}

/** Every setting, one a line; what the environment gives is marked. */
export function settingsTable(settings: readonly PresentSetting[]): string {
  const rows = settings.map(({ name, now, given, takes, meaning }) => [
    name,
    given ? '*' : '',
    now,
    takes,
    meaning.replaceAll('`', ''),
  ]);
  return `${table([['setting', '', 'now', 'takes', 'meaning'], ...rows])}\n\n* set in the environment`;
}

/** A check a line, below the name of its part. */
export function healthTable(parts: readonly HealthPart[], words: Words): string {
  return parts
    .filter(({ checks }) => checks.length > 0)
    .map(({ part, checks }) => `${words.say('en', `admin:healthPage.part.${part}`)}\n${checksTable(checks, words)}`)
    .join('\n\n');
}

export function checksTable(checks: readonly Check[], words: Words): string {
  const mark = { ok: 'fine', attention: 'look', problem: 'ACT ' };
  return checks.map((check) => `${mark[check.verdict]}  ${sayCheck(words, check)}`).join('\n');
}

/** Columns of text; the first row is their heads. */
export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}
