import { AppError } from '../errors.ts';
import { createAgents, type Agents, type AssessOptions, type Readers } from './agents.ts';
import type { Assessment, Draft, Finding, Round } from './assessment.ts';
import { runChecks } from './checks/run-checks.ts';
import { isBetter, worthRevising } from './revision-decision.ts';
import { decideRoute } from './route.ts';
import type { Work } from './work.ts';

/**
 * Reads one work: draft, check, validate, revise only what was named (at most twice), route. Pure but for the two
 * models. Every finding that is still open stands in the result, and every round is kept, also those whose revision
 * was thrown away. Throws what `LanguageModel` throws, with one exception: once there is a draft, a second reader or a
 * revision without a usable answer costs the draft its trust, not its existence.
 */
export async function assess(work: Work, readers: Readers, options: AssessOptions): Promise<Assessment> {
  const agents = createAgents(work, readers, options);
  const first = await firstRound(agents, work);
  const rounds = [first];
  options.onRound?.(first);
  let best = first;
  while (rounds.length <= MOST_REVISIONS && worthRevising(best.findings)) {
    const revised = await revisedRound(agents, work, best, rounds.length + 1);
    if (!revised) break;
    rounds.push(revised);
    options.onRound?.(revised);
    if (!revised.kept) break;
    best = revised;
  }
  return {
    draft: best.draft,
    findings: best.findings,
    ...decideRoute(best.draft, best.findings),
    rounds,
    calls: agents.calls,
  };
}

/** A critic helps once or twice; after that models mostly rephrase, and a person is cheaper. */
const MOST_REVISIONS = 2;

async function firstRound(agents: Agents, work: Work): Promise<Round> {
  const draft = await agents.draft();
  return { number: 1, kept: true, draft, findings: await findFaults(agents, draft, work), replies: [] };
}

/** The next round, kept or not; `null` when the model gave no usable revision, which leaves the earlier draft as it is. */
async function revisedRound(agents: Agents, work: Work, best: Round, number: number): Promise<Round | null> {
  const revision = await unlessUnusable(() => agents.revise(best.draft, best.findings));
  if (!revision) return null;
  const { draft, replies } = revision;
  const findings = await findFaults(agents, draft, work);
  return { number, kept: isBetter(findings, best.findings), draft, findings, replies };
}

async function findFaults(agents: Agents, draft: Draft, work: Work): Promise<Finding[]> {
  const found = await unlessUnusable(() => agents.validate(draft));
  return [...runChecks(draft, work), ...(found ?? [SECOND_READER_SILENT])];
}

/** Blocking: without a second reading, a person reads first. */
const SECOND_READER_SILENT: Finding = {
  id: 'validator-silent',
  check: 'validator-silent',
  source: 'check',
  severity: 'blocking',
  criterionId: null,
  pointId: null,
  message: 'The second reader gave no usable answer, so nobody has tried to knock this draft down.',
  proposal: null,
};

/** `null` when a model refused or stayed unreadable; every other failure is worth a retry of the whole job and passes. */
async function unlessUnusable<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AppError && ['model-refused', 'model-unreadable'].includes(error.code)) return null;
    throw error;
  }
}
