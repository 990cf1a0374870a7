import type { Agents } from './agents.ts';
import type { Assessment, Round } from './assessment.ts';
import { rescoreBlind } from './blind/rescore-blind.ts';
import { runCanary } from './canary/run-canary.ts';
import { criteriaInDoubt } from './steadiness/criteria-in-doubt.ts';
import { testSteadiness } from './steadiness/test-steadiness.ts';
import type { Work } from './work.ts';

/**
 * What is asked about a finished draft, and only where there is a reason: levels with and without passages that read
 * like instructions (canary), levels in doubt chosen again (steadiness), and levels read from the comments alone
 * (blind). Most works get none of it: that keeps a class at little more than two calls a work. What comes out is
 * for the teacher and the route; no draft is changed by it. `findings` are those to add.
 */
export async function lookAgain(
  agents: Agents,
  work: Work,
  rounds: readonly Round[],
  best: Round,
): Promise<SecondLook> {
  const doubted = criteriaInDoubt(rounds, best, work);
  const { canary, findings: moved } = await runCanary(agents, work, best.draft);
  const { repeats, findings: unsteady } = await testSteadiness(agents, work, best.draft, doubted);
  const { blind, findings: unexplained } = await rescoreBlind(agents, work, best.draft, doubted);
  return { canary, repeats, blind, findings: [...moved, ...unsteady, ...unexplained] };
}

type SecondLook = Pick<Assessment, 'canary' | 'repeats' | 'blind' | 'findings'>;
