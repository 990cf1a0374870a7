import type { Agents } from '../agents.ts';
import type { Assessment, Draft, Finding } from '../assessment.ts';
import { levelIn, type Choice } from '../choice/choices-of.ts';
import { findingAbout } from '../finding-about.ts';
import { unlessUnusable } from '../unless-unusable.ts';
import type { Work } from '../work.ts';
import { disturbanceFor } from './disturbance.ts';
import { choicesDisagree, gaveWay } from './steadiness-findings.ts';

/**
 * Has the levels in doubt chosen again, without sight of the draft. Two calls at most, and none without a doubt: if
 * the second choice agrees, someone tries to talk the reader out of it; if not, a third choice tells chance from a
 * real quarrel. A choice that the model never gave is a note: the doubt stays undispelled.
 */
export async function testSteadiness(
  agents: Agents,
  work: Work,
  draft: Draft,
  criterionIds: readonly string[],
): Promise<Steadiness> {
  if (criterionIds.length === 0) return { repeats: [], findings: [] };
  const second = await unlessUnusable(() => agents.choose(work.text, criterionIds, null));
  if (!second) return { repeats: [], findings: [NOT_REPEATED] };
  if (second.every((choice) => choice.levelId === levelIn(draft, choice.criterionId, work)))
    return { repeats: repeatsOf(work, draft, [second]), findings: await disturb(agents, work, draft, criterionIds) };
  const third = await unlessUnusable(() => agents.choose(work.text, criterionIds, null));
  const all = third ? [second, third] : [second];
  return { repeats: repeatsOf(work, draft, all), findings: choicesDisagree(work, draft, all) };
}

type Steadiness = Pick<Assessment, 'repeats' | 'findings'>;

async function disturb(agents: Agents, work: Work, draft: Draft, criterionIds: readonly string[]): Promise<Finding[]> {
  const message = disturbanceFor(work, draft, criterionIds);
  const disturbed = await unlessUnusable(() => agents.choose(work.text, criterionIds, message));
  return disturbed ? gaveWay(work, draft, disturbed) : [NOT_REPEATED];
}

/** The draft's own choice first; a choice of no level is no level and only shows in the finding. */
function repeatsOf(work: Work, draft: Draft, all: readonly Choice[][]): Assessment['repeats'] {
  return (all[0] ?? []).map(({ criterionId }) => {
    const again = all.map((choices) => choices.find((one) => one.criterionId === criterionId)?.levelId ?? null);
    const levelIds = [levelIn(draft, criterionId, work), ...again].filter((id) => id !== null);
    return { criterionId, levelIds };
  });
}

const NOT_REPEATED = findingAbout(null, {
  check: 'choice-silent',
  severity: 'note',
  message: 'Some levels are in doubt, and the reader gave no usable answer when asked to choose them again.',
});
