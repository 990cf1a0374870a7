import type { Agents } from '../agents.ts';
import type { Assessment, Draft } from '../assessment.ts';
import { findingAbout } from '../finding-about.ts';
import { inputsShare } from '../inputs-share.ts';
import { judgedCriteria } from '../steadiness/criteria-in-doubt.ts';
import { unlessUnusable } from '../unless-unusable.ts';
import type { Work } from '../work.ts';
import { blindFindings } from './blind-findings.ts';
import { blindRequestOf } from './prompt.ts';

/**
 * Whether the comments lead a reader who sees nothing else to the same levels: on the criteria in doubt, and on all
 * of a random 5 % of works, drawn by their inputs so that a job that runs again draws the same.
 */
export async function rescoreBlind(
  agents: Agents,
  work: Work,
  draft: Draft,
  doubted: readonly string[],
): Promise<Pick<Assessment, 'blind' | 'findings'>> {
  const criterionIds = isSampled(work) ? judgedCriteria(draft, work) : doubted;
  if (criterionIds.length === 0) return { blind: [], findings: [] };
  const blind = await unlessUnusable(() => agents.rescore(blindRequestOf(draft, criterionIds)));
  return blind ? { blind, findings: blindFindings(work, draft, blind) } : { blind: [], findings: [NOT_RESCORED] };
}

export function isSampled(work: Work): boolean {
  return inputsShare(work, 'blind') < SAMPLED;
}

/** Share of works that are re-scored without a reason. Source: issue 3, "a random 5 %". */
const SAMPLED = 0.05;

const NOT_RESCORED = findingAbout(null, {
  check: 'blind-silent',
  severity: 'note',
  message: 'Whether the comments explain the marks was asked of a reader who gave no usable answer.',
});
