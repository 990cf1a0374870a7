import type { Words } from '../http/words.ts';
import type { ProviderPause } from '../llm/provider-pause.ts';
import { amountText } from '../reviews/run-view.ts';
import type { CourseBudget } from './list-budgets.ts';
import type { Check } from './doctor.ts';
import type { JobOverview } from './job-repository.ts';
import type { PlatformSummary } from './admin-view.ts';

/** Plain-text tables for the command line. */
export function platformsTable(platforms: readonly PlatformSummary[]): string {
  if (platforms.length === 0)
    return 'No LMS is registered yet. Print a link for one: npm run -s admin -- registration-link';
  const rows = platforms.map((p) => [p._id, p.family, p.issuer, p.clientId, p.deployments.join(', ') || '-']);
  return table([['id', 'family', 'issuer', 'client id', 'deployments'], ...rows]);
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

export function checksTable(checks: readonly Check[], words: Words): string {
  const mark = { ok: 'ok       ', attention: 'attention', problem: 'PROBLEM  ' };
  const say = (check: Check) => words.say('en', `admin:doctor.${check.code}`, check.blanks);
  return checks.map((check) => `${mark[check.verdict]}  ${say(check)}`).join('\n');
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}
