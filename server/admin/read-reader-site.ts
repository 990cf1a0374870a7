import { decideReaders, type ReaderRule, type ReadersDecision } from '../llm/choice/reader-rule.ts';
import { findSiteRule, listNarrowerRules, ruleIdOf, type RuleOwner } from '../llm/choice/reader-rule-repository.ts';
import { hostsOf } from '../llm/choice/who-reads.ts';
import { listCourses } from '../lti/directory-repository.ts';
import { listPlatforms } from '../lti/platform-repository.ts';
import type { Services } from '../services.ts';

/** What is set up, what is allowed, and what follows, for the whole site. */
export type ReaderSite = {
  models: { name: string; host: string | null }[];
  rule: ReaderRule | null;
  /** For a course without a rule of its own. */
  decision: ReadersDecision;
  /** Rules of LMSs and courses. */
  narrower: OwnedRule[];
  /** LMSs and courses that a rule can be made for. */
  owners: Owner[];
};

/** `id` as a rule has it (`ruleIdOf`); `name` is for people. */
export type Owner = { id: string; scope: 'platform' | 'course' | 'teacher'; name: string; owner: RuleOwner };
type OwnedRule = Omit<Owner, 'owner'> & Pick<ReaderRule, 'allowed' | 'choices'>;

export async function readReaderSite({ db, readers }: Pick<Services, 'db' | 'readers'>): Promise<ReaderSite> {
  const [rule, narrower, owners] = await Promise.all([findSiteRule(db), listNarrowerRules(db), listOwners(db)]);
  const named = new Map(owners.map((owner) => [owner.id, owner]));
  return {
    models: readers ? onceEach([readers.generator, readers.validator]) : [],
    rule,
    decision: decideReaders(hostsOf(readers), { site: rule, platform: null, course: null, teacher: null }),
    narrower: narrower.flatMap(({ _id, allowed, choices }) => {
      const owned = named.get(_id.replace(/^teacher\//, 'course/'));
      const scope = _id.startsWith('teacher/') ? 'teacher' : owned?.scope;
      return owned && scope ? [{ id: _id, scope, name: owned.name, allowed, choices }] : [];
    }),
    owners,
  };
}

/** Whom a rule's id belongs to; null for one that is nobody's here. */
export async function ownerNamed(db: Services['db'], id: string): Promise<RuleOwner | null> {
  return (await listOwners(db)).find((one) => one.id === id)?.owner ?? null;
}

async function listOwners(db: Services['db']): Promise<Owner[]> {
  const [platforms, courses] = await Promise.all([listPlatforms(db), listCourses(db)]);
  return [
    ...platforms.map(({ _id: platformId, name }) => ownerOf({ scope: 'platform', platformId }, name)),
    ...courses.map(({ _id: courseId, platformId, title }) =>
      ownerOf({ scope: 'course', platformId, courseId }, title ?? courseId),
    ),
  ];
}

function ownerOf(owner: Exclude<RuleOwner, { scope: 'site' }>, name: string): Owner {
  return { id: ruleIdOf(owner), scope: owner.scope, name, owner };
}

function onceEach(models: readonly { name: string; host: string | null }[]): ReaderSite['models'] {
  const both = models.map(({ name, host }) => ({ name, host }));
  return both.filter(({ name, host }, index) => both.findIndex((m) => m.name === name && m.host === host) === index);
}
