import type { Draft, Finding } from '../assessment.ts';
import type { Work } from '../work.ts';
import { quoteInWork } from './quote-in-work.ts';
import { runChecks } from './run-checks.ts';

/**
 * Runs the checks on a draft, beside others' texts where it quotes what is not in its own work. Those are fetched for
 * such a draft alone: for every one, a class of essays came from the database with each work that was read.
 */
export async function checkDraft(draft: Draft, work: Work): Promise<Finding[]> {
  const findings = runChecks(draft, work);
  return quotesOthers(findings) ? runChecks(draft, await besideOthers(work)) : findings;
}

/** Whether some words may be another student's: only those that the work does not have. */
export function quotesOthers(findings: readonly Finding[]): boolean {
  return findings.some(({ check }) => check === quoteInWork.id);
}

/** The work together with what others wrote for its task. */
export async function besideOthers(work: Work): Promise<Work> {
  const { findOtherTexts, ...rest } = work;
  if (!findOtherTexts) return work;
  return { ...rest, otherTexts: [...(work.otherTexts ?? []), ...(await findOtherTexts())] };
}
