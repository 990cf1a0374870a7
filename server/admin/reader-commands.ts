import type { Command } from 'commander';
import { VIEWS_DIR } from '../http/views-dir.ts';
import { loadWords } from '../http/words.ts';
import { AppError } from '../errors.ts';
import { ALLOWED, type Allowed } from '../llm/choice/reader-rule.ts';
import type { RuleOwner } from '../llm/choice/reader-rule-repository.ts';
import { listCourses } from '../lti/directory-repository.ts';
import { setReaderRule } from '../reviews/set-reader-rule.ts';
import type { Services } from '../services.ts';
import { actor, print, run } from './command-line.ts';
import { findNamedPlatform } from './find-platform.ts';
import { readReaderSite } from './read-reader-site.ts';
import { readerSiteText } from './reader-site-text.ts';

/** `readers …`: what kind of model may read students' work. */
export function readerCommands(program: Command): void {
  const readers = program
    .command('readers')
    .description("what kind of model may read students' work: none, the university's own, or a cloud model")
    .option('--json', 'print JSON')
    .action((options: { json?: boolean }) =>
      run(async (services) => {
        const site = await readReaderSite(services);
        print(options.json ? JSON.stringify(site, null, 2) : readerSiteText(site, loadWords(VIEWS_DIR)));
      }),
    );
  readers
    .command('allow')
    .description('set it: none, own or cloud; holds from the next request on, nothing needs a restart')
    .argument('<kind>', 'none, own or cloud')
    .option('--own-host <host...>', "host names that are the university's own; replaces the list")
    .option('--platform <lms>', 'only for this LMS, which may be stricter than the site')
    .option('--course <id>', 'only for this course, which may be stricter than the site and its LMS')
    .action((kind: string, options: AllowOptions) => run((services) => allow(services, kind, options)));
}

type AllowOptions = { ownHost?: string[]; platform?: string; course?: string };

async function allow(services: Services, kind: string, options: AllowOptions): Promise<void> {
  const allowed = readAllowed(kind);
  const owner = await ownerOf(services, options);
  const { ownHost } = options;
  await setReaderRule(services, { owner, allowed, by: actor(), ...(ownHost && { ownHosts: ownHost }) });
  print(readerSiteText(await readReaderSite(services), loadWords(VIEWS_DIR)));
}

function readAllowed(kind: string): Allowed {
  const allowed = ALLOWED.find((one) => one === kind);
  if (!allowed) throw new AppError('no-such-reader-kind', { status: 400, details: { kind } });
  return allowed;
}

async function ownerOf(services: Services, { platform, course }: AllowOptions): Promise<RuleOwner> {
  if (course !== undefined) return courseNamed(services, course);
  if (platform === undefined) return { scope: 'site' };
  return { scope: 'platform', platformId: (await findNamedPlatform(services, platform))._id };
}

async function courseNamed({ db }: Services, course: string): Promise<RuleOwner> {
  const found = (await listCourses(db)).find(({ _id }) => _id === course);
  if (!found) throw new AppError('no-such-course', { status: 404, details: { course } });
  return { scope: 'course', platformId: found.platformId, courseId: found._id };
}
