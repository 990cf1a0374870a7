import { createAgents, type Agents, type AssessOptions, type Readers } from './agents.ts';
import type { Assessment, Draft, Finding, Round } from './assessment.ts';
import { checkDraft } from './checks/check-draft.ts';
import { findingAbout } from './finding-about.ts';
import { lookAgain } from './look-again.ts';
import { isBetter, worthRevising } from './revision-decision.ts';
import { roundOutcome } from './round-outcome.ts';
import { decideRoute } from './route.ts';
import { unlessUnusable } from './unless-unusable.ts';
import type { Work } from './work.ts';

/**
 * Reads one work: draft, check, validate, revise only what was named (at most twice), look again where there is doubt,
 * route. Pure but for the two models. Every finding that is still open stands in the result, and every round is kept,
 * also those whose revision was thrown away. Throws what `LanguageModel` throws, with one exception: once there is a
 * draft, a further call without a usable answer costs the draft its trust, not its existence.
 */
export async function assess(work: Work, readers: Readers, options: AssessOptions): Promise<Assessment> {
  const agents = createAgents(work, readers, options);
  const { draft, confidence } = await agents.draft();
  const { rounds, best } = await improve(agents, work, draft, options.onRound);
  const { findings: added, ...looks } = await lookAgain(agents, work, rounds, best);
  const findings = [...best.findings, ...added];
  return {
    draft: best.draft,
    findings,
    ...decideRoute(best.draft, findings, { ...looks, confidence }, options.thresholds),
    rounds,
    ...looks,
    confidence,
    calls: agents.calls,
  };
}

/** A critic helps once or twice; after that models mostly rephrase, and a person is cheaper. */
const MOST_REVISIONS = 2;

/** All rounds, and the one whose draft stays. */
async function improve(
  agents: Agents,
  work: Work,
  draft: Draft,
  onRound: AssessOptions['onRound'],
): Promise<{ rounds: Round[]; best: Round }> {
  let best: Round = { number: 1, kept: true, draft, findings: await findFaults(agents, draft, work), replies: [] };
  const rounds = [best];
  onRound?.(best);
  while (rounds.length <= MOST_REVISIONS && worthRevising(best.findings)) {
    const revised = await revisedRound(agents, work, best, rounds.length + 1);
    if (!revised) break;
    rounds.push(revised);
    onRound?.(revised);
    if (!revised.kept) break;
    best = revised;
  }
  return { rounds, best };
}

/** The next round, kept or not; `null` when the model gave no usable revision, which leaves the earlier draft as it is. */
async function revisedRound(agents: Agents, work: Work, best: Round, number: number): Promise<Round | null> {
  const revision = await unlessUnusable(() => agents.revise(best.draft, best.findings));
  if (!revision) return null;
  const { draft, replies } = revision;
  const findings = await findFaults(agents, draft, work);
  const outcome = roundOutcome(best.findings, replies, findings);
  return { number, kept: isBetter(findings, best.findings), draft, findings, replies, outcome };
}

/** What the checks and the second reader hold against a draft. */
export async function findFaults(agents: Agents, draft: Draft, work: Work): Promise<Finding[]> {
  const found = await unlessUnusable(() => agents.validate(draft));
  return [...(await checkDraft(draft, work)), ...(found ?? [SECOND_READER_SILENT])];
}

/** Blocking: without a second reading, a person reads first. */
const SECOND_READER_SILENT = findingAbout(null, {
  check: 'validator-silent',
  severity: 'blocking',
  message: 'The second reader gave no usable answer, so nobody has tried to knock this draft down.',
});
