import { actorOf } from '../audit/act.ts';
import { recordAct } from '../audit/record-act.ts';
import { AppError } from '../errors.ts';
import { recallJobs } from '../jobs/lease.ts';
import { hostName } from '../llm/choice/own-host.ts';
import type { Allowed } from '../llm/choice/reader-rule.ts';
import { findSiteRule, keepReaderRule, type RuleOwner } from '../llm/choice/reader-rule-repository.ts';
import type { Services } from '../services.ts';
import { submissionModel } from '../submissions/submission-model.ts';
import { PUT_OFF_REASONS } from './put-off-draft.ts';

/**
 * Sets what kind of model may read, for the site, one LMS or one course. It holds from the next request to a model on:
 * one under way ends, since its bytes have left, and no other follows. Work that waits is decided anew at once.
 * `ownHosts` (of the site alone): absent leaves them as they are. Throws AppError `own-host-invalid` (422).
 */
export async function setReaderRule(
  services: Pick<Services, 'db' | 'clock' | 'logger' | 'wake'>,
  { owner, allowed, ownHosts, by }: SetReaderRule,
): Promise<void> {
  const { db, clock, logger } = services;
  const now = clock.now();
  const names = ownHosts ? cleanHosts(ownHosts) : ((await findSiteRule(db))?.ownHosts ?? []);
  await recordChoice(services, { owner, allowed, by });
  await keepReaderRule(db, owner, { allowed, ownHosts: owner.scope === 'site' ? names : [], by, at: now });
  logger.info({ ...owner, allowed }, 'which models may read was changed');
  await recallJobs(submissionModel(db), whose(owner), { reasons: PUT_OFF_REASONS, now });
  services.wake('draft');
}

export type SetReaderRule = { owner: RuleOwner; allowed: Allowed; ownHosts?: readonly string[]; by: string };

/** In the site's chain, whoever it is for: who may read is asked for there. */
async function recordChoice(services: Pick<Services, 'db' | 'clock'>, { owner, allowed, by }: SetReaderRule) {
  const { scope } = owner;
  const platform = scope === 'site' ? null : owner.platformId;
  const facts = { scope, allowed, platform, course: 'courseId' in owner ? owner.courseId : null };
  const actor = actorOf(platform ?? '', by);
  await recordAct(services, { chain: 'site', kind: 'readers-chosen', actor, subject: null, facts });
}

function cleanHosts(typed: readonly string[]): string[] {
  const hosts = typed.map((host) => host.trim()).filter((host) => host !== '');
  const names = hosts.map((host) => {
    const name = hostName(host);
    if (name === null) throw new AppError('own-host-invalid', { status: 422, details: { host: host.slice(0, 100) } });
    return name;
  });
  return [...new Set(names)];
}

function whose(owner: RuleOwner): object {
  if (owner.scope === 'site') return {};
  const { platformId } = owner;
  return owner.scope === 'platform' ? { platformId } : { platformId, courseId: owner.courseId };
}
