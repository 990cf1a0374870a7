import type { Connection } from 'mongoose';
import { resend } from '../../database/resend.ts';
import type { Tenancy } from '../../tenancy.ts';
import { readerRuleModel } from './reader-rule-model.ts';
import type { Allowed, ReaderRule, ReaderRules } from './reader-rule.ts';

/** Whose rule it is. */
export type RuleOwner =
  { scope: 'site' } | { scope: 'platform'; platformId: string } | ({ scope: 'course' | 'teacher' } & Tenancy);

export function ruleIdOf(owner: RuleOwner): string {
  if (owner.scope === 'site') return 'site';
  if (owner.scope === 'platform') return `platform/${owner.platformId}`;
  return `${owner.scope}/${owner.platformId}/${owner.courseId}`;
}

/** The rules that hold for a course: read anew each time, so that a changed one holds from the next request on. */
export async function findReaderRules(db: Connection, { platformId, courseId }: Tenancy): Promise<ReaderRules> {
  const site = ruleIdOf({ scope: 'site' });
  const platform = ruleIdOf({ scope: 'platform', platformId });
  const course = ruleIdOf({ scope: 'course', platformId, courseId });
  const teacher = ruleIdOf({ scope: 'teacher', platformId, courseId });
  const rules = await listRules(db, [site, platform, course, teacher]);
  const byId = (id: string) => rules.find(({ _id }) => _id === id) ?? null;
  return { site: byId(site), platform: byId(platform), course: byId(course), teacher: byId(teacher) };
}

/** The site's own rule alone, as for a course that has no other. */
export async function findSiteRule(db: Connection): Promise<ReaderRule | null> {
  return readerRuleModel(db)
    .findById(ruleIdOf({ scope: 'site' }))
    .lean<ReaderRule>();
}

/** All rules below the site's, for the admin's page. */
export async function listNarrowerRules(db: Connection): Promise<ReaderRule[]> {
  return readerRuleModel(db)
    .find({ _id: { $ne: ruleIdOf({ scope: 'site' }) } })
    .sort({ _id: 1 })
    .lean<ReaderRule[]>();
}

async function listRules(db: Connection, ids: readonly string[]): Promise<ReaderRule[]> {
  return readerRuleModel(db)
    .find({ _id: { $in: [...ids] } })
    .lean<ReaderRule[]>();
}

export async function keepReaderRule(db: Connection, owner: RuleOwner, choice: Choice): Promise<void> {
  const { allowed, ownHosts } = choice;
  const change = { $set: { allowed, ownHosts }, $push: { choices: choice } };
  const _id = ruleIdOf(owner);
  // Re-sent after a lost answer, the same choice stands twice in the history: harmless, and never lost.
  await resend(() => readerRuleModel(db).updateOne({ _id }, change, { upsert: true }));
}

type Choice = { allowed: Allowed; ownHosts: string[]; by: string; at: Date };
