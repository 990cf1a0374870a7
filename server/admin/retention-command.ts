import type { Command } from 'commander';
import { VIEWS_DIR } from '../http/views-dir.ts';
import { loadWords } from '../http/words.ts';
import { listCourseEnds, type CourseToEnd } from '../privacy/retention/list-course-ends.ts';
import { endCourses } from '../privacy/retention/sweep-retention.ts';
import { table } from './admin-tables.ts';
import { print, run } from './command-line.ts';
import { stateKey } from './retention-view.ts';

/** `retention`: what the hourly sweep does, at once; with `--dry-run` only what it would do, and when. */
export function retentionCommand(program: Command): void {
  program
    .command('retention')
    .description('announce and delete works whose course has ended, as the hourly sweep does')
    .option('--dry-run', 'change nothing: list every course with what would go, and when')
    .action(({ dryRun }: { dryRun?: boolean }) =>
      run(async (services) => {
        const courses = dryRun ? await listCourseEnds(services) : await endCourses(services);
        print(dryRun || courses.length > 0 ? endsTable(courses) : 'Nothing was over.');
      }),
    );
}

function endsTable(courses: readonly CourseToEnd[]): string {
  const words = loadWords(VIEWS_DIR);
  const rows = courses.map(({ courseId, title, works, lastActivityAt, days, on, verdict }) => [
    ...[courseId, title ?? '–', String(works), lastActivityAt.toISOString(), on?.toISOString() ?? String(days ?? '–')],
    ...['goesAt' in verdict ? verdict.goesAt.toISOString() : '–', words.say('en', stateKey(verdict))],
  ]);
  return table([['course', 'title', 'works', 'last activity', 'days or date', 'goes', ''], ...rows]);
}
