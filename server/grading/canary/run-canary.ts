import type { Agents } from '../agents.ts';
import type { Canary, Draft, Finding, Span } from '../assessment.ts';
import { levelIn, type Choice } from '../choice/choices-of.ts';
import { findingAbout } from '../finding-about.ts';
import { findSuspects } from '../injection/find-instructions.ts';
import { unlessUnusable } from '../unless-unusable.ts';
import type { Work } from '../work.ts';
import { blankPassages } from './blank-passages.ts';

/**
 * When a work has passages that read like instructions to its readers, levels are chosen once with and once without
 * them. A level that differs, between the two or from the draft's, sends the work to a person; so does a reader that
 * gives no usable answer, because that too may be the passage's doing. An essay *about* such passages moves nothing
 * and passes untouched. Source: issue 3, "Injection". No passage, no call.
 */
export async function runCanary(agents: Agents, work: Work, draft: Draft): Promise<CanaryOutcome> {
  const passages = findSuspects(work.text);
  if (passages.length === 0) return { canary: null, findings: [] };
  const pair = await unlessUnusable(() => chooseTwice(agents, work, passages));
  if (!pair) return { canary: { passages, movedCriteria: [] }, findings: [UNTESTED] };
  const movedCriteria = movedBetween(pair, draft, work);
  return { canary: { passages, movedCriteria }, findings: movedCriteria.map((id) => movedFinding(id, work)) };
}

type CanaryOutcome = { canary: Canary | null; findings: Finding[] };
type Pair = { with: Choice[]; without: Choice[] };

async function chooseTwice(agents: Agents, work: Work, passages: readonly Span[]): Promise<Pair> {
  const ids = work.rubric.criteria.map((criterion) => criterion.id);
  const blanked = blankPassages(work.text, passages);
  return { with: await agents.choose(work.text, ids, null), without: await agents.choose(blanked, ids, null) };
}

/** A draft that left a criterion to a person has no level that a passage could have moved. */
function movedBetween(pair: Pair, draft: Draft, work: Work): string[] {
  const moved = pair.without.filter(({ criterionId, levelId }) => {
    const drafted = levelIn(draft, criterionId, work);
    const withPassage = pair.with.find((one) => one.criterionId === criterionId)?.levelId ?? null;
    return levelId !== withPassage || (drafted !== null && levelId !== drafted);
  });
  return moved.map((choice) => choice.criterionId);
}

function movedFinding(criterionId: string, work: Work): Finding {
  const title = work.rubric.criteria.find((criterion) => criterion.id === criterionId)?.title ?? criterionId;
  const message = `The work holds a passage that reads like an instruction, and without it the level for "${title}" is another.`;
  return findingAbout(criterionId, { check: 'canary-moved', severity: 'blocking', message });
}

const UNTESTED = findingAbout(null, {
  check: 'canary-silent',
  severity: 'blocking',
  message:
    'The work holds a passage that reads like an instruction, and what it does to the levels could not be tested.',
});
