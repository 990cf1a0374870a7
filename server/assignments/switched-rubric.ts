import type { Assignment, RubricSwitch } from './assignment.ts';

/**
 * The record of an assignment's rubric becoming another version, where this version is not the one in use: who did it
 * and when stands on the page of versions for as long as the assignment does.
 */
export function switchedRubric(
  { rubricVersionId: from, rubricSwitches = [] }: Pick<Assignment, 'rubricVersionId' | 'rubricSwitches'>,
  { to, by, at }: { to: string; by: { id: string; name: string | null }; at: Date },
): Pick<Assignment, 'rubricSwitches'> {
  if (from === to) return {};
  return { rubricSwitches: [...rubricSwitches, { from, to, by: by.id, byName: by.name, at }] };
}

/** A version of an assignment's rubric; `number` counts from 1, in the order in which they were first used. */
export type NumberedVersion = {
  id: string;
  number: number;
  inUse: boolean;
  /** Every time that it came into use; none for one from before switches were recorded. */
  uses: Pick<RubricSwitch, 'by' | 'byName' | 'at'>[];
};

/**
 * The versions an assignment ever used. `standing`: those that works stand under, the oldest first: an assignment from
 * before switches were recorded has only these to tell of its past.
 */
export function numberVersions(
  { rubricVersionId, rubricSwitches = [], createdBy, createdAt }: Versioned,
  standing: readonly string[] = [],
): NumberedVersion[] {
  const first = rubricSwitches[0]?.from ?? rubricVersionId;
  const recorded = [first, ...rubricSwitches.map(({ to }) => to)];
  const unrecorded = standing.filter((id) => !recorded.includes(id));
  const begun = { by: createdBy, byName: null, at: createdAt };
  const begins = unrecorded[0] ?? first;
  return [...new Set([...unrecorded, ...recorded])].map((id, index) => ({
    id,
    number: index + 1,
    inUse: id === rubricVersionId,
    uses: [...(id === begins ? [begun] : []), ...rubricSwitches.filter(({ to }) => to === id)].map(useOf),
  }));
}

type Versioned = Pick<Assignment, 'rubricVersionId' | 'rubricSwitches' | 'createdBy' | 'createdAt'>;

function useOf({ by, byName, at }: NumberedVersion['uses'][number]): NumberedVersion['uses'][number] {
  return { by, byName, at };
}
